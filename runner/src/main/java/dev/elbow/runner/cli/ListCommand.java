package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.cli.terminal.Figures;
import dev.elbow.runner.cli.terminal.TextTable;
import dev.elbow.runner.cli.terminal.TextTable.Align;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.store.Runs;
import dev.elbow.runner.store.StoreException;
import dev.elbow.runner.trial.ReplicatedRanking;
import dev.elbow.runner.trial.TrialState;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code elbow ls}. A run that cannot be read is listed as that: it must not hide the others. */
@Command(name = "ls")
final class ListCommand implements Callable<Integer> {
  @Mixin private OutOption out = new OutOption();

  @Mixin private JsonOption json = new JsonOption();

  private final Invocation invocation;

  ListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    List<RunDirectory> runs = new Runs(out.directory).list();
    PrintWriter to = invocation.terminal().out();
    if (json.json) {
      ObjectNode document = Json.object();
      runs.forEach(run -> document.withArray("runs").add(describe(run)));
      Json.print(runs.isEmpty() ? document.set("runs", document.arrayNode()) : document, to);
    } else if (runs.isEmpty()) {
      invocation.terminal().err().println("No runs in " + out.directory + " yet.");
    } else {
      table(runs).lines().forEach(to::println);
    }
    return ExitCode.DONE.code();
  }

  private ObjectNode describe(RunDirectory directory) {
    try (OpenRun run = OpenRun.of(directory)) {
      RunSnapshot snapshot = run.outline();
      return new RunJson(run, snapshot, invocation.clock().instant())
          .summary(RunState.of(directory, snapshot));
    } catch (StoreException | CliException e) {
      return Json.object().put("run", directory.id()).put("error", e.getMessage());
    }
  }

  private TextTable table(List<RunDirectory> runs) {
    TextTable table =
        new TextTable()
            .column("run", Align.LEFT)
            .column("state", Align.LEFT)
            .column("trials", Align.RIGHT)
            .column("failed", Align.RIGHT)
            .column("time", Align.RIGHT)
            .column("best", Align.LEFT);
    runs.forEach(run -> table.row(row(run)));
    return table;
  }

  private List<String> row(RunDirectory directory) {
    try (OpenRun run = OpenRun.of(directory)) {
      RunSnapshot snapshot = run.outline();
      return List.of(
          directory.id(),
          RunState.of(directory, snapshot).title(),
          StatusText.finishedOfPlanned(snapshot),
          snapshot.counts().getOrDefault(TrialState.FAILED, 0).toString(),
          Figures.duration(snapshot.wallClock()),
          best(run, run.standings(snapshot)));
    } catch (StoreException | CliException e) {
      return List.of(directory.id(), "unreadable", "-", "-", "-", "-");
    }
  }

  private String best(OpenRun run, ReplicatedRanking standings) {
    return standings
        .best()
        .map(
            trial ->
                "trial "
                    + trial.id()
                    + "  "
                    + StatusText.objective(run.spec(), trial, standings, invocation.terminal()))
        .orElse("-");
  }
}
