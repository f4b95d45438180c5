package dev.elbow.runner.publish;

import dev.elbow.runner.store.RunDirectory;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import java.util.function.Supplier;

/** Every format in which trials can be exported. */
@SuppressWarnings("ImmutableEnumChecker") // constructors and accessors
public enum ExportFormat {
  CSV(CsvTrialExport::new, RunDirectory::exportCsv),
  JSON(JsonTrialExport::new, RunDirectory::exportJson);

  private final Supplier<TrialExport> factory;
  private final Function<RunDirectory, Path> file;

  ExportFormat(Supplier<TrialExport> factory, Function<RunDirectory, Path> file) {
    this.factory = factory;
    this.file = file;
  }

  public TrialExport export() {
    return factory.get();
  }

  /** Where the export of a run lies. */
  public Path file(RunDirectory run) {
    return file.apply(run);
  }

  /**
   * Writes the export into the run's directory, replacing an earlier one only once it is complete.
   *
   * @return the file
   */
  public Path write(RunDirectory run, TrialTable table) throws IOException {
    Path target = file(run);
    Path directory = run.root().resolve("export");
    Files.createDirectories(directory);
    Path unfinished = directory.resolve(target.getFileName() + ".tmp");
    try (Writer out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
      export().write(table, out);
    }
    return Files.move(
        unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
