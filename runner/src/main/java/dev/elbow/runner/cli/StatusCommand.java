package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.TrialState;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code elbow status RUN}. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
  @Mixin private RunArgument argument = new RunArgument();
  @Mixin private JsonOption json = new JsonOption();

  private final Invocation invocation;

  StatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    try (OpenRun run = argument.open()) {
      RunSnapshot snapshot = run.snapshot();
      if (json.json) {
        Json.print(document(run, snapshot), invocation.terminal().out());
      } else {
        StatusText.of(
                run.run(),
                run.spec(),
                snapshot,
                invocation.terminal(),
                SilentTrials.of(run.store(), invocation.clock().instant()))
            .forEach(invocation.terminal().out()::println);
      }
    }
    return ExitCode.DONE.code();
  }

  private ObjectNode document(OpenRun run, RunSnapshot snapshot) {
    RunJson json = new RunJson(run.run(), run.spec(), snapshot, invocation.clock().instant());
    ObjectNode document = json.summary(RunState.of(run.run(), snapshot));
    document.set(
        "running",
        json.trials(
            snapshot.trials().stream().filter(t -> t.state() == TrialState.RUNNING).toList()));
    return document;
  }
}
