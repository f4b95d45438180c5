package dev.elbow.runner.worker;

import dev.elbow.runner.execute.protocol.TaskLine;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.AssignmentJson;
import dev.elbow.runner.spec.Problem;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.spec.TrialConfig;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.TrialId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which trial of which run to train, and everything about it that files tell.
 *
 * @param attempt at the trial, from 1
 */
record WorkerTask(RunDirectory run, TrialId trial, long seed, int attempt) {

  static WorkerTask of(TaskLine line) {
    return new WorkerTask(
        new RunDirectory(Path.of(line.run())),
        new TrialId(line.trial()),
        line.seed(),
        line.attempt());
  }

  /** The sweep as launched. */
  SweepSpec spec() throws WorkerException {
    ReadResult result = new SpecReader().read(run.sweepFile());
    if (result instanceof ReadResult.Invalid invalid) {
      throw new WorkerException(
          String.join("; ", invalid.problems().stream().map(Problem::toString).toList()));
    }
    return ((ReadResult.Valid) result).spec();
  }

  /** Seed and assignment, in one line. */
  String identity() throws IOException {
    return seed + " " + Files.readString(run.assignment(trial)).strip();
  }

  /** The trial's own settings. */
  TrialConfig config(SweepSpec spec) throws IOException, WorkerException {
    Assignment assignment = AssignmentJson.read(Files.readString(run.assignment(trial)));
    try {
      return spec.template().configure(assignment);
    } catch (IllegalArgumentException e) {
      throw new WorkerException("the settings do not fit together: " + e.getMessage(), e);
    }
  }
}
