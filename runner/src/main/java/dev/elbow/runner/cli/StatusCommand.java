package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.store.RunPulse;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.TrialState;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code elbow status RUN}. With {@code --watch --json} there is a document on each line, and at
 * the end the usual one.
 */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Mixin private RunArgument argument = new RunArgument();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--watch",
      description = "Go on showing it until the run ends; Ctrl-C leaves the run alone.")
  private boolean watch;

  private final Invocation invocation;

  StatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    try (OpenRun run = argument.open()) {
      if (watch) {
        new RunWatch(run, invocation, () -> LockSupport.parkNanos(PAUSE.toNanos()))
            .untilEnd(json.json);
      }
      if (json.json && watch) {
        invocation.terminal().out().println(document(run, run.outline()));
      } else if (json.json) {
        Json.print(document(run, run.outline()), invocation.terminal().out());
      } else {
        RunPulse pulse = run.store().pulse();
        StatusText.of(
                run.run(),
                run.spec(),
                pulse,
                run.decisive(pulse),
                invocation.terminal(),
                SilentTrials.of(run.store(), invocation.clock().instant()))
            .forEach(invocation.terminal().out()::println);
      }
    }
    return ExitCode.DONE.code();
  }

  private ObjectNode document(OpenRun run, RunSnapshot snapshot) {
    RunJson json = new RunJson(run, snapshot, invocation.clock().instant());
    ObjectNode document = json.summary(RunState.of(run.run(), snapshot));
    document.set(
        "running",
        json.trials(
            snapshot.trials().stream()
                .filter(trial -> trial.state() == TrialState.RUNNING)
                .map(run::inFull)
                .toList()));
    return document;
  }
}
