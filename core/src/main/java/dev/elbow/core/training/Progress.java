package dev.elbow.core.training;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.model.TrainingConfig;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** How far a training has come, and what its next epochs depend on besides the learner. */
final class Progress {
  private static final EpochMetrics NOTHING =
      new EpochMetrics(0, new Measurements(Map.of()), List.of());

  private final int epochs;
  private final LearningRate learningRate;
  private final BestEpoch best;
  private final List<EpochMetrics> done = new ArrayList<>();
  private long steps;
  private long skippedUpdates;

  Progress(TrainingConfig training) {
    epochs = training.epochs();
    learningRate = new LearningRate(training.optimizer(), epochs);
    best =
        new BestEpoch(
            training.objective().klSchedule().warmupEpochs(epochs),
            training.earlyStoppingPatience());
  }

  /** Every epoch so far, in order. */
  List<EpochMetrics> done() {
    return Collections.unmodifiableList(done);
  }

  /** Whether all epochs are done, or patience is exhausted. */
  boolean isOver() {
    return done.size() >= epochs || best.isPatienceExhausted();
  }

  int nextEpoch() {
    return done.size() + 1;
  }

  /** Throughout the next epoch. */
  double learningRate() {
    return learningRate.inEpoch(nextEpoch());
  }

  /**
   * Takes up the next epoch.
   *
   * @return whether it is the best so far, so that its weights must be kept
   */
  boolean add(EpochMetrics epoch, RunHealth health) {
    steps += health.steps();
    skippedUpdates += health.skippedUpdates();
    return add(epoch);
  }

  private boolean add(EpochMetrics epoch) {
    done.add(epoch);
    boolean isBest = best.observe(epoch.epoch(), epoch.validElboNats());
    if (best.isAfterWarmup(epoch.epoch())) {
      learningRate.observe(epoch.validElboNats());
    }
    return isBest;
  }

  /** Of the epoch whose weights are kept. */
  EpochMetrics bestMetrics() {
    return best.epoch() == 0 ? NOTHING : done.get(best.epoch() - 1);
  }

  /** What is known of the training as a whole. */
  Measurements course() {
    Measurements.Builder course = new Measurements.Builder();
    course.put(Metric.BEST_EPOCH, best.epoch());
    course.put(Metric.KL_WEIGHT, bestMetrics().values().orNaN(Metric.KL_WEIGHT));
    course.put(Metric.SKIPPED_UPDATES, skippedUpdates / (double) steps);
    course.put(
        Metric.TRAINING_SECONDS, done.stream().mapToDouble(EpochMetrics::epochSeconds).sum());
    return course.build();
  }

  void save(DataOutput out) throws IOException {
    EpochRecords.write(done, out);
    out.writeLong(steps);
    out.writeLong(skippedUpdates);
  }

  /**
   * Takes up saved epochs at the beginning of a training. The best of them and the learning rate
   * follow from their metrics.
   */
  void restore(DataInput in) throws IOException {
    EpochRecords.read(in).forEach(this::add);
    steps = in.readLong();
    skippedUpdates = in.readLong();
  }
}
