package dev.elbow.runner.spec;

import dev.elbow.runner.spec.Tree.Entry;
import dev.elbow.runner.spec.Tree.Mapping;
import dev.elbow.runner.spec.Tree.Scalar;
import dev.elbow.runner.spec.Tree.Sequence;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sweep file as it is kept with a run.
 *
 * @param original the text of the file
 * @param tree the file with all options applied
 * @param directory of the file
 */
record EffectiveYaml(String original, Mapping tree, Path directory) {
  private static final String WARM_START = "warm_start";

  String text(List<String> settings) {
    List<Scalar> paths = relativePaths();
    Mapping kept = withAbsolutePaths();
    if (!settings.isEmpty()) {
      String names = settings.stream().map(SetOption::comment).collect(Collectors.joining());
      return names + YamlWriter.write(kept);
    }
    if (paths.isEmpty()) {
      return original;
    }
    String spliced = splice(paths);
    return readsAs(spliced, kept) ? spliced : YamlWriter.write(kept);
  }

  /** The paths that would mean something else from another directory. */
  private List<Scalar> relativePaths() {
    return Stream.concat(dataPath().stream(), earlierRuns().stream())
        .filter(scalar -> !absolute(scalar).equals(scalar))
        .toList();
  }

  private Optional<Scalar> dataPath() {
    return tree.find("data")
        .map(Entry::value)
        .filter(Mapping.class::isInstance)
        .flatMap(data -> ((Mapping) data).find("path"))
        .map(Entry::value)
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast);
  }

  private List<Scalar> earlierRuns() {
    return tree.find(WARM_START).map(Entry::value).stream()
        .flatMap(node -> node instanceof Sequence list ? list.items().stream() : Stream.of(node))
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast)
        .toList();
  }

  private Mapping withAbsolutePaths() {
    Mapping kept =
        dataPath()
            .map(path -> SettingPath.put(tree, "data.path", absolute(path), path.at()))
            .orElse(tree);
    Optional<Entry> runs = tree.find(WARM_START);
    return runs.isEmpty()
        ? kept
        : kept.with(new Entry(WARM_START, runs.get().keyAt(), absoluteRuns(runs.get().value())));
  }

  private Tree absoluteRuns(Tree runs) {
    if (runs instanceof Sequence list) {
      return new Sequence(list.items().stream().map(this::absoluteRuns).toList(), list.at());
    }
    return runs instanceof Scalar scalar ? absolute(scalar) : runs;
  }

  /** The same if it is absolute already, or the name of a run and no path to one. */
  private Scalar absolute(Scalar path) {
    String text =
        dataPath().filter(path::equals).isPresent()
            ? directory.resolve(path.text()).normalize().toString()
            : new EarlierRunPath(directory).resolve(path.text()).orElse(path.text());
    boolean same = Path.of(path.text()).isAbsolute() || text.equals(path.text());
    return same ? path : new Scalar(text, false, path.at(), path.start(), path.end());
  }

  /** Leaves everything else in the file as its author wrote it, comments included. */
  private String splice(List<Scalar> paths) {
    StringBuilder spliced = new StringBuilder();
    int done = 0;
    for (Scalar path : paths.stream().sorted(Comparator.comparingInt(Scalar::start)).toList()) {
      int start = original.offsetByCodePoints(0, path.start());
      if (start >= done) { // not where one place is read twice
        spliced.append(original, done, start).append(absolute(path).flow());
        done = original.offsetByCodePoints(0, path.end());
      }
    }
    return spliced.append(original, done, original.length()).toString();
  }

  /** Not if the path stood at an anchor that is used elsewhere. */
  private static boolean readsAs(String text, Mapping expected) {
    return YamlParser.parse("", text, new Problems())
        .map(read -> read.flow().equals(expected.flow()))
        .orElse(false);
  }
}
