package dev.elbow.runner.publish;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Gap;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Diagnosis.Remark;
import dev.elbow.core.verdict.Verdict;
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
 * A run of four trials in real files: 1 completed, with a partial collapse, 2 completed, healthy
 * and best, 3 diverged, 4 never tried.
 */
public final class ExampleRun {
  public static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  public static final String SWEEP =
      """
      name: example
      seed: 7
      method: random
      constraints: ["active_units >= 2"]
      parameters:
        latent_size: {type: int, min: 2, max: 16}
        beta: {min: 0.1, max: 8, scale: log}
        training.dropout: {min: 0, max: 0.3, when: "latent_size > 8"}
      data: {dataset: digits, validation: 300, test: 300}
      model: {hidden: [32], likelihood: bernoulli}
      training: {epochs: 2}
      budget: {trials: 4}
      """;

  public static final Diagnosis PARTIAL_COLLAPSE =
      new Diagnosis(
          Verdict.PARTIAL_COLLAPSE,
          "3 of 12 units active; the hidden rate is 0.1 %",
          List.of(new Remark("Encoder", "most of what the bound loses is the encoder's")),
          List.of(
              new Remark("Fewer latents, about 3", "the others carry next to nothing"),
              new Remark(
                  "Lower beta, now 0.10", "a direction is kept only if it explains enough")));

  public static final Gap NO_TWO_SAMPLE_TEST = new Gap("two-sample test", "there are 7 examples");

  private ExampleRun() {}

  /** Creates the run below a directory of runs; stopped, so that it can be resumed. */
  public static RunDirectory create(Path out) throws IOException {
    RunDirectory run = new Runs(out).create("example", Clock.fixed(START, ZoneOffset.UTC));
    Files.writeString(run.sweepFile(), SWEEP);
    try (TrialStore store = SqliteTrialStore.open(run.database())) {
      store.beginLaunch(OptionalInt.of(4), START);
      create(store, 1, Map.of("latent_size", new Value.Whole(4), "beta", new Value.Real(0.1)));
      create(
          store,
          2,
          Map.of(
              "latent_size",
              new Value.Whole(12),
              "beta",
              new Value.Real(1.25),
              "training.dropout",
              new Value.Real(0.125)));
      create(store, 3, Map.of("latent_size", new Value.Whole(2), "beta", new Value.Real(8)));
      create(store, 4, Map.of("latent_size", new Value.Whole(3), "beta", new Value.Real(2)));
      train(store, 1, new TrialOutcome.Completed(collapsed(), PARTIAL_COLLAPSE, 2));
      train(store, 2, new TrialOutcome.Completed(metrics(-19.25, 6), TrialNumbers.HEALTHY, 2));
      train(
          store,
          3,
          new TrialOutcome.Failed(
              TrialOutcome.Failed.Cause.DIVERGED, "epoch 2, step 3: loss is NaN, \"beta\" is 8"));
      store.endLaunch(EndReason.STOPPED, START.plusSeconds(60));
    }
    return run;
  }

  private static void create(TrialStore store, int number, Map<String, Value> values) {
    Map<String, Value> inOrder = new LinkedHashMap<>();
    for (String name : List.of("latent_size", "beta", "training.dropout")) {
      if (values.containsKey(name)) {
        inOrder.put(name, values.get(name));
      }
    }
    store.create(Trial.of(new TrialId(number), new Assignment(inOrder), 7, TrialOrigin.SEQUENCE));
  }

  private static void train(TrialStore store, int number, TrialOutcome outcome) {
    TrialId id = new TrialId(number);
    Instant started = START.plusSeconds(10L * number);
    AttemptId attempt = store.startAttempt(id, "cpu:0", started);
    store.appendEpoch(attempt, epoch(1), started.plusSeconds(2));
    store.appendEpoch(attempt, epoch(2), started.plusSeconds(4));
    store.finish(attempt, outcome, started.plusMillis(5500));
  }

  public static EpochMetrics firstEpoch() {
    return epoch(1);
  }

  static EpochMetrics epoch(int epoch) {
    return TrialNumbers.epoch(epoch, 30, -29.5, -30.0 + epoch, 22, 8.0 - epoch, 5, 0.25, 1.5);
  }

  /** The mutual information is within 1 nat of the most that can be seen. */
  private static FinalMetrics collapsed() {
    Measurements.Builder more = new Measurements.Builder();
    more.put(Metric.MUTUAL_INFORMATION, 5.25);
    more.put(Metric.MUTUAL_INFORMATION_LIMIT, 5.75);
    more.put(Metric.MARGINAL_KL, 0.75);
    more.put(Metric.TOTAL_CORRELATION, 0.5);
    more.put(Metric.DIMENSION_WISE_KL, 0.25);
    more.put(Metric.EFFECTIVE_SAMPLES, 1.6);
    FinalMetrics metrics = metrics(-21.5, 3).with(more.build());
    return new FinalMetrics(
        metrics.values(),
        metrics.dimensions(),
        metrics.radius(),
        metrics.pcaRadius(),
        List.of(NO_TWO_SAMPLE_TEST));
  }

  private static FinalMetrics metrics(double elbo, int activeUnits) {
    return TrialNumbers.finals(
        2,
        elbo,
        0.21,
        -elbo - 6,
        6,
        OptionalDouble.of(elbo - 0.5),
        elbo + 1,
        0.2,
        activeUnits,
        0.25,
        List.of(3.0, 2.0, 1.0));
  }
}
