package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.publish.ExportFormat;
import dev.elbow.runner.publish.TrialTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code elbow export RUN}: prints the paths of the files. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {
  @Mixin private RunArgument argument = new RunArgument();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = "csv, json or both (default).")
  private List<ExportFormat> formats = List.of(ExportFormat.values());

  private final Invocation invocation;

  ExportCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Map<ExportFormat, Path> files = new EnumMap<>(ExportFormat.class);
    try (OpenRun run = argument.open()) {
      TrialTable table =
          TrialTable.of(run.spec(), run.snapshot().trials(), invocation.clock().instant());
      for (ExportFormat format : formats) {
        files.put(format, format.write(run.run(), table));
      }
    }
    print(files);
    return ExitCode.DONE.code();
  }

  private void print(Map<ExportFormat, Path> files) throws IOException {
    PrintWriter out = invocation.terminal().out();
    if (!json.json) {
      files.values().forEach(out::println);
      return;
    }
    ObjectNode document = Json.object();
    files.forEach(
        (format, file) -> document.put(format.name().toLowerCase(Locale.ROOT), file.toString()));
    Json.print(document, out);
  }
}
