package dev.elbow.runner.spec;

import dev.elbow.runner.spec.Tree.Mapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads sweep files. Never throws for what a file holds: everything that is wrong comes back as a
 * {@link Problem}.
 */
public final class SpecReader {
  private final ReadablePaths readable;

  /** For a file that may name any other, as the copy in a run's directory. */
  public SpecReader() {
    this(ReadablePaths.ANY);
  }

  /**
   * @param readable what a file may name, beside what lies in its own directory
   */
  public SpecReader(ReadablePaths readable) {
    this.readable = readable;
  }

  /** Reads a sweep file as it is. */
  public ReadResult read(Path file) {
    return read(file, List.of());
  }

  /**
   * Reads a sweep file.
   *
   * @param file named in messages as it is given here
   * @param settings texts of {@code --set}: {@code path=value} with a YAML value, which replaces or
   *     adds what stands at the dotted path
   */
  public ReadResult read(Path file, List<String> settings) {
    Problems problems = new Problems();
    Optional<String> text = SweepFile.text(file, problems);
    Optional<Tree> written =
        text.flatMap(found -> YamlParser.parse(file.toString(), found, problems));
    if (written.isEmpty()) {
      return new ReadResult.Invalid(problems.sorted());
    }
    if (!(written.get() instanceof Mapping) && !settings.isEmpty()) {
      Section.of(new Cursor(written.get(), "", problems));
      return new ReadResult.Invalid(problems.sorted());
    }
    Path directory = directory(file);
    Tree tree = SetOption.apply(written.get(), settings, problems);
    Problems warnings = new Problems();
    Optional<SweepSpec> spec =
        new SweepReader(new NamedPaths(directory, readable.and(directory)), problems, warnings)
            .read(tree);
    if (spec.isEmpty() || !problems.isEmpty()) {
      return new ReadResult.Invalid(problems.sorted());
    }
    String effective =
        new EffectiveYaml(text.orElseThrow(), (Mapping) tree, directory).text(settings);
    return new ReadResult.Valid(spec.get(), warnings.sorted(), effective);
  }

  private static Path directory(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
