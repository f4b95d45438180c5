package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.publish.InsightJson;
import dev.elbow.runner.publish.RunInsight;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code elbow show RUN [TRIAL]}. */
@Command(name = "show")
final class ShowCommand implements Callable<Integer> {
  @Mixin private RunArgument argument = new RunArgument();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TRIAL",
      description = "Its number. Without it, all trials are listed.")
  private @Nullable String trial;

  @Mixin private JsonOption json = new JsonOption();

  @Option(names = "--model", description = "Load the trial's trained model and describe it.")
  private boolean model;

  private final Invocation invocation;

  ShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    if (trial == null && model) {
      throw CliException.usage("--model needs the number of a trial");
    }
    try (OpenRun run = argument.open()) {
      if (trial == null) {
        showRun(run);
      } else {
        showTrial(run, TrialArgument.find(trial, run));
      }
    }
    return ExitCode.DONE.code();
  }

  private void showRun(OpenRun run) throws IOException {
    PrintWriter out = invocation.terminal().out();
    RunSnapshot snapshot = json.json ? run.snapshot() : run.outline();
    if (json.json) {
      RunJson json = new RunJson(run, snapshot, invocation.clock().instant());
      ObjectNode document = json.summary(RunState.of(run.run(), snapshot));
      document.set("all", json.trials(snapshot.trials()));
      document.set(
          "importance",
          InsightJson.of(RunInsight.of(run.spec(), snapshot.trials(), run.store().validElbos())));
      Json.print(document, out);
      return;
    }
    StatusText.of(
            run.run(),
            run.spec(),
            run.store().pulse(),
            snapshot,
            invocation.terminal(),
            SilentTrials.of(run.store(), invocation.clock().instant()))
        .forEach(out::println);
    out.println();
    new TrialsTable(
            run.spec(),
            run.standings(snapshot),
            invocation.terminal(),
            invocation.clock().instant())
        .lines(snapshot.trials())
        .forEach(out::println);
    InsightText.lines(
            RunInsight.of(run.spec(), snapshot.trials(), run.store().validElbos()),
            invocation.terminal().columns().getAsInt())
        .forEach(out::println);
  }

  private void showTrial(OpenRun run, TrialRecord record) throws IOException {
    PrintWriter out = invocation.terminal().out();
    Optional<ModelFacts> facts =
        model ? Optional.of(ModelFacts.read(run.run(), record.id())) : Optional.empty();
    if (json.json) {
      RunSnapshot snapshot = run.outline();
      ObjectNode document =
          new RunJson(run, snapshot, invocation.clock().instant())
              .trial(record)
              .put("run", run.run().id());
      document.set(
          "attempts",
          AttemptsText.toJson(run.store().attempts(record.id()), invocation.clock().instant()));
      document.set("epochs", EpochJson.of(run.store().epochs(record.id())));
      facts.ifPresent(f -> document.set("model", f.toJson()));
      Json.print(document, out);
      return;
    }
    TrialDetails.of(run, record, invocation).lines().forEach(out::println);
    facts.map(ModelFacts::lines).orElse(List.of()).forEach(out::println);
  }
}
