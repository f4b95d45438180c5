package dev.elbow.runner.publish;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.Runs;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A run in real files whose best two of four trials were trained twice again: trial 2 had luck,
 * trial 3 has the better mean. It ended on its target.
 */
public final class ReplicatedRun {
  public static final String EXPLANATION = "explores: predicted -19.0 ± 1.0, best so far -20.0";

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final String SWEEP =
      """
      name: replicated
      seed: 7
      method: random
      constraints: ["active_units >= 2"]
      parameters:
        latent_size: {type: int, min: 2, max: 16}
        beta: {min: 0.1, max: 8, scale: log}
      enqueue: [{latent_size: 4, beta: 1}]
      replicates: {runs: 2, best: 2}
      data: {dataset: digits, validation: 300, test: 300}
      model: {hidden: [32], likelihood: bernoulli}
      training: {epochs: 2}
      budget: {trials: 6, target: -18.5}
      """;

  private ReplicatedRun() {}

  /** Creates the run below a directory of runs. */
  public static RunDirectory create(Path out) throws IOException {
    RunDirectory run = new Runs(out).create("replicated", Clock.fixed(START, ZoneOffset.UTC));
    Files.writeString(run.sweepFile(), SWEEP);
    try (TrialStore store = SqliteTrialStore.open(run.database())) {
      store.beginLaunch(OptionalInt.of(10), START);
      train(store, 1, 4, TrialOrigin.ENQUEUED, completed(-20.0));
      train(store, 2, 8, TrialOrigin.of(TrialOrigin.Kind.EXPLORE, EXPLANATION), completed(-18.0));
      train(store, 3, 6, TrialOrigin.SEQUENCE, completed(-18.5));
      train(
          store,
          4,
          5,
          TrialOrigin.of(TrialOrigin.Kind.START_DESIGN, ""),
          new TrialOutcome.Failed(TrialOutcome.Failed.Cause.DIVERGED, "loss is NaN"));
      replicate(store, 5, 2, 8, -20.0);
      replicate(store, 6, 3, 6, -18.5);
      replicate(store, 7, 2, 8, -19.0);
      replicate(store, 8, 3, 6, -19.0);
      store.endLaunch(EndReason.TARGET, START.plusSeconds(60));
    }
    return run;
  }

  private static void replicate(
      TrialStore store, int number, int original, int latentSize, double iwae64) {
    TrialOrigin origin = TrialOrigin.replicateOf(new TrialId(original));
    train(store, number, latentSize, origin, completed(iwae64));
  }

  private static void train(
      TrialStore store, int number, int latentSize, TrialOrigin origin, TrialOutcome outcome) {
    TrialId id = new TrialId(number);
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("latent_size", new Value.Whole(latentSize));
    values.put("beta", new Value.Real(1));
    store.create(Trial.of(id, new Assignment(values), 7, origin));
    AttemptId attempt = store.startAttempt(id, "cpu:0", START);
    store.appendEpoch(attempt, ExampleRun.epoch(1), START);
    store.finish(attempt, outcome, START.plusSeconds(5));
  }

  private static TrialOutcome completed(double iwae64) {
    return new TrialOutcome.Completed(
        TrialNumbers.finals(
            1,
            iwae64 - 1,
            0.2,
            13,
            6,
            OptionalDouble.empty(),
            iwae64,
            0.2,
            5,
            0,
            List.of(3.0, 2.0, 1.0)),
        TrialNumbers.HEALTHY,
        1);
  }
}
