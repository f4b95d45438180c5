package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.publish.TrialJson;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code elbow best RUN}. Of a sweep with two objectives: the Pareto front, and the trial of it
 * that is a compromise.
 */
@Command(name = "best")
final class BestCommand implements Callable<Integer> {
  @Mixin private RunArgument argument = new RunArgument();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--params",
      description = "Print its parameters only, as they stand in a sweep file.")
  private boolean parameters;

  private final Invocation invocation;

  BestCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    try (OpenRun run = argument.open()) {
      RunSnapshot snapshot = run.outline();
      TrialRecord best =
          run.standings(snapshot)
              .best()
              .map(run::inFull)
              .orElseThrow(() -> new CliException(ExitCode.NONE_FEASIBLE, none(run, snapshot)));
      if (json.json) {
        Json.print(document(run, snapshot, best), invocation.terminal().out());
      } else {
        lines(run, best).forEach(invocation.terminal().out()::println);
      }
    }
    return ExitCode.DONE.code();
  }

  private static String none(OpenRun run, RunSnapshot snapshot) {
    return run.run().id()
        + ": none of its "
        + StatusText.finishedOfPlanned(snapshot)
        + " finished trials "
        + (run.spec().constraints().mayBeBroken() ? "has metrics" : "satisfies the constraints");
  }

  private ObjectNode document(OpenRun run, RunSnapshot snapshot, TrialRecord best) {
    if (parameters) {
      return TrialJson.parameters(best.trial().assignment());
    }
    RunJson json = new RunJson(run, snapshot, invocation.clock().instant());
    ObjectNode document = json.trial(best).put("run", run.run().id());
    if (run.spec().objectives().areSeveral()) {
      document.set(
          "front",
          json.trials(run.ranking().front(snapshot.trials()).stream().map(run::inFull).toList()));
    }
    return document;
  }

  private List<String> lines(OpenRun run, TrialRecord best) {
    if (parameters) {
      return best.trial().assignment().values().entrySet().stream()
          .map(BestCommand::setting)
          .toList();
    }
    List<String> lines = new ArrayList<>();
    if (run.spec().objectives().areSeveral()) {
      lines.addAll(front(run, best));
      lines.add("");
    }
    lines.addAll(TrialDetails.of(run, best, invocation).lines());
    return lines;
  }

  private List<String> front(OpenRun run, TrialRecord best) {
    RunSnapshot snapshot = run.outline();
    List<TrialRecord> front = run.ranking().front(snapshot.trials());
    List<String> lines = new ArrayList<>();
    lines.add(FrontText.title(run.spec().objectives(), front.size()));
    lines.addAll(
        new TrialsTable(
                run.spec(),
                run.standings(snapshot),
                invocation.terminal(),
                invocation.clock().instant())
            .lines(front));
    lines.add(FrontText.compromise(best));
    return lines;
  }

  private static String setting(Map.Entry<String, Value> entry) {
    return entry.getKey() + ": " + entry.getValue().text();
  }
}
