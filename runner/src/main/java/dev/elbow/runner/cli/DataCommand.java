package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.core.data.DataException;
import dev.elbow.core.data.DatasetDownload;
import dev.elbow.core.data.KnownDataset;
import dev.elbow.runner.cli.terminal.TextTable;
import dev.elbow.runner.cli.terminal.TextTable.Align;
import dev.elbow.runner.spec.Suggestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code elbow data list|get|check}. */
@Command(name = "data", mixinStandardHelpOptions = true)
final class DataCommand {
  private final Invocation invocation;

  DataCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List the data sets known by name and where they are.")
  int list(@Mixin JsonOption json) throws IOException {
    PrintWriter out = invocation.terminal().out();
    if (json.json) {
      ObjectNode document = Json.object();
      ArrayNode array = document.putArray("datasets");
      for (KnownDataset dataset : KnownDataset.values()) {
        array
            .addObject()
            .put("name", dataset.id())
            .put("present", isPresent(dataset))
            .put("directory", directory(dataset).map(Path::toString).orElse(null));
      }
      Json.print(document, out);
    } else {
      TextTable table = new TextTable().column("data set", Align.LEFT).column("where", Align.LEFT);
      for (KnownDataset dataset : KnownDataset.values()) {
        table.row(List.of(dataset.id(), place(dataset)));
      }
      table.lines().forEach(out::println);
    }
    return ExitCode.DONE.code();
  }

  private Optional<Path> directory(KnownDataset dataset) {
    return DataAdvice.locations(invocation).find(dataset);
  }

  private boolean isPresent(KnownDataset dataset) {
    return dataset == KnownDataset.DIGITS || directory(dataset).isPresent();
  }

  private String place(KnownDataset dataset) {
    if (dataset == KnownDataset.DIGITS) {
      return "bundled";
    }
    return directory(dataset)
        .map(Path::toString)
        .orElse("not here; get it with: elbow data get " + dataset.id());
  }

  @Command(
      name = "get",
      mixinStandardHelpOptions = true,
      description = "Download data sets, going on where an earlier download broke off.")
  int get(
      @Parameters(arity = "1..*", paramLabel = "NAME", description = "Data sets to get.")
          List<String> names)
      throws DataException, InterruptedException {
    List<KnownDataset> datasets = names.stream().map(DataCommand::dataset).toList();
    for (KnownDataset dataset : datasets) {
      Optional<Path> directory =
          new DatasetDownload(DataAdvice.locations(invocation))
              .fetch(dataset, new DownloadProgress(invocation.terminal().err()));
      invocation
          .terminal()
          .out()
          .println(dataset.id() + ": " + directory.map(Path::toString).orElse("bundled"));
    }
    return ExitCode.DONE.code();
  }

  private static KnownDataset dataset(String name) {
    return KnownDataset.byId(name)
        .orElseThrow(() -> CliException.usage(name + " is no known data set" + meant(name)));
  }

  static String meant(String name) {
    List<String> known = Arrays.stream(KnownDataset.values()).map(KnownDataset::id).toList();
    return Suggestion.nearest(known, name)
        .map(near -> "; did you mean " + near + "?")
        .orElse("; known are " + String.join(", ", known));
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Read data as a sweep would, and say what they are like.")
  int check(
      @Parameters(
              paramLabel = "DATA",
              description = "A sweep file, the name of a data set, or a file or directory of data.")
          String data,
      @Mixin AllowedPathOption paths,
      @Mixin JsonOption json)
      throws IOException, DataException {
    DataAdvice advice = CheckedData.of(data, paths.readable(invocation)).check(invocation);
    if (json.json) {
      Json.print(DataReportText.json(advice), invocation.terminal().out());
    } else {
      DataReportText.lines(advice.report()).forEach(invocation.terminal().out()::println);
      advice.lines().forEach(invocation.terminal().out()::println);
    }
    return (advice.hasErrors() ? ExitCode.USAGE : ExitCode.DONE).code();
  }
}
