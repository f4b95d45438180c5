package dev.elbow.runner.spec;

import dev.elbow.runner.spec.Tree.Entry;
import dev.elbow.runner.spec.Tree.Mapping;
import dev.elbow.runner.spec.Tree.Scalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sweep file as it is kept with a run.
 *
 * @param original the text of the file
 * @param tree the file with all options applied
 * @param directory of the file
 */
record EffectiveYaml(String original, Mapping tree, Path directory) {

  String text(List<String> settings) {
    Optional<Scalar> path = relativePath();
    Mapping kept = path.map(this::withAbsolutePath).orElse(tree);
    if (!settings.isEmpty()) {
      String names = settings.stream().map(SetOption::comment).collect(Collectors.joining());
      return names + YamlWriter.write(kept);
    }
    if (path.isEmpty()) {
      return original;
    }
    String spliced = splice(path.get());
    return readsAs(spliced, kept) ? spliced : YamlWriter.write(kept);
  }

  private Optional<Scalar> relativePath() {
    return tree.find("data")
        .map(Entry::value)
        .filter(Mapping.class::isInstance)
        .flatMap(data -> ((Mapping) data).find("path"))
        .map(Entry::value)
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast)
        .filter(path -> !Path.of(path.text()).isAbsolute());
  }

  private Mapping withAbsolutePath(Scalar path) {
    Scalar absolute = new Scalar(absolute(path), false, path.at());
    return SettingPath.put(tree, "data.path", absolute, path.at());
  }

  private String absolute(Scalar path) {
    return directory.resolve(path.text()).normalize().toString();
  }

  /** Leaves everything else in the file as its author wrote it, comments included. */
  private String splice(Scalar path) {
    int start = original.offsetByCodePoints(0, path.start());
    int end = original.offsetByCodePoints(0, path.end());
    String quoted = new Scalar(absolute(path), false, path.at()).flow();
    return original.substring(0, start) + quoted + original.substring(end);
  }

  /** Not if the path stood at an anchor that is used elsewhere. */
  private static boolean readsAs(String text, Mapping expected) {
    return YamlParser.parse("", text, new Problems())
        .map(read -> read.flow().equals(expected.flow()))
        .orElse(false);
  }
}
