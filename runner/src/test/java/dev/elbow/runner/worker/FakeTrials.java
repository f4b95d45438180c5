package dev.elbow.runner.worker;

import dev.elbow.runner.execute.WorkerCommand;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Trials for {@link FakeWorker}, and what it left behind. */
public final class FakeTrials {
  public static final WorkerCommand COMMAND = new WorkerCommand(FakeWorker.class.getName());

  private FakeTrials() {}

  public static Assignment assignment(String behaviour) {
    return new Assignment(Map.of("behaviour", new Value.Text(behaviour)));
  }

  public static Trial trial(int number, String behaviour) {
    return Trial.of(new TrialId(number), assignment(behaviour), 7, TrialOrigin.SEQUENCE);
  }

  /** The process ids of the attempts at a trial, in order; empty if it was never tried. */
  public static List<Long> attempts(RunDirectory run, int number) throws IOException {
    Path file = run.trial(new TrialId(number)).resolve("attempts");
    return Files.exists(file)
        ? Files.readAllLines(file).stream().map(Long::parseLong).toList()
        : List.of();
  }
}
