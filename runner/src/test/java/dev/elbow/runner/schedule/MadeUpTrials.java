package dev.elbow.runner.schedule;

import dev.elbow.core.estimators.samples.RadiusHistogram;
import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Diagnosis.Remark;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.execute.TrialEvents;
import dev.elbow.runner.execute.TrialExecution;
import dev.elbow.runner.execute.TrialExecutor;
import dev.elbow.runner.execute.TrialTask;
import dev.elbow.runner.stopping.Decision;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialOutcome;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What a trial of a long night leaves behind, made up: every number that diagnostics can measure,
 * as long as real ones are.
 *
 * @param full whether as much as full diagnostics measure, or light ones
 * @param latents of every model
 */
record MadeUpTrials(boolean full, int latents) implements TrialExecutor {
  @Override
  public TrialExecution start(TrialTask task, TrialEvents events) {
    events.epoch(epoch(task.trial()));
    CompletableFuture<TrialOutcome> outcome =
        CompletableFuture.completedFuture(completed(task.trial()));
    return new TrialExecution() {
      @Override
      public CompletableFuture<TrialOutcome> outcome() {
        return outcome;
      }

      @Override
      public void afterEpoch(Decision decision) {}

      @Override
      public void stop(String reason) {}
    };
  }

  EpochMetrics epoch(Trial trial) {
    Random random = new Random(trial.seed());
    return new EpochMetrics(1, measurements(random, Metric::isPerEpoch), vector(random, latents));
  }

  TrialOutcome completed(Trial trial) {
    Random random = new Random(trial.seed());
    Predicate<Metric> known = full ? Metric::isFinal : MadeUpTrials::isLight;
    FinalMetrics metrics =
        new FinalMetrics(
            measurements(random, known),
            vectors(random),
            histogram(random),
            histogram(random),
            List.of());
    return new TrialOutcome.Completed(metrics, diagnosis(random), 1);
  }

  private static boolean isLight(Metric metric) {
    return metric.isFinal() && !metric.isFullOnly();
  }

  private static Measurements measurements(Random random, Predicate<Metric> which) {
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    Arrays.stream(Metric.values())
        .filter(which)
        .forEach(metric -> values.put(metric, 20 * random.nextGaussian()));
    return new Measurements(values);
  }

  private Map<DimensionMetric, List<Double>> vectors(Random random) {
    return Arrays.stream(DimensionMetric.values())
        .collect(Collectors.toMap(metric -> metric, metric -> vector(random, latents)));
  }

  private static List<Double> vector(Random random, int size) {
    return DoubleStream.generate(random::nextDouble).limit(size).boxed().toList();
  }

  private Optional<RadiusHistogram> histogram(Random random) {
    List<Integer> counts =
        IntStream.range(0, RadiusHistogram.BINS).mapToObj(bin -> random.nextInt(200)).toList();
    return full
        ? Optional.of(
            new RadiusHistogram(
                random.nextDouble(), random.nextDouble(), counts, vector(random, counts.size())))
        : Optional.empty();
  }

  private static Diagnosis diagnosis(Random random) {
    int active = random.nextInt(16);
    return new Diagnosis(
        Verdict.HEALTHY,
        active + " of 16 units active; the hidden rate is " + random.nextDouble() + " %",
        List.of(
            new Remark(
                "Encoder",
                "most of what the bound loses, "
                    + random.nextDouble()
                    + " nats, is the encoder's")),
        List.of(new Remark("Fewer latents, about " + active, "the others carry next to nothing")));
  }
}
