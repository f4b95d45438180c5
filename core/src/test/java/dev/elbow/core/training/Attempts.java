package dev.elbow.core.training;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.model.Posterior;
import java.util.ArrayList;
import java.util.List;

/** Attempts at one training, each in place of a process of its own. */
record Attempts(VaeEngine engine, TrainingPlan plan, Checkpoints checkpoints) {

  /**
   * Everything that a training came to.
   *
   * @param told the epochs that were behind it when it started
   * @param epochs all epochs, whether told or heard
   * @param means of the posterior of the validation split: what the best weights make of it
   */
  record Ending(
      List<EpochMetrics> told,
      List<EpochMetrics> epochs,
      EpochMetrics best,
      Measurements course,
      List<Float> means) {

    /** The same numbers, however they were come by. */
    List<Object> numbers() {
      return List.of(epochs, best, course, means);
    }
  }

  /** What a dying process is in place of. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  Ending toTheEnd() {
    Hearing hearing = new Hearing(Integer.MAX_VALUE);
    TrainingResult.Trained trained = (TrainingResult.Trained) train(hearing);
    Matrix means;
    try (var model = trained.model()) {
      Posterior posterior = model.encode(plan.data().validation());
      means = posterior.mean();
    }
    List<Float> values = new ArrayList<>();
    for (float value : means.values()) {
      values.add(value);
    }
    return new Ending(
        hearing.told, hearing.epochs, trained.best(), trained.course(), List.copyOf(values));
  }

  /**
   * Dies once an epoch is trained and before its state is saved.
   *
   * @return the epochs that were behind it when it started
   */
  List<EpochMetrics> diesInEpoch(int epoch) {
    Hearing hearing = new Hearing(epoch);
    try {
      train(hearing);
    } catch (Killed e) {
      return hearing.told;
    }
    throw new AssertionError("it ended before epoch " + epoch);
  }

  private TrainingResult train(TrainingListener listener) {
    return new VaeTrainer(() -> 0).train(engine, plan, checkpoints, listener);
  }

  private static final class Hearing implements TrainingListener {
    private final int last;
    private final List<EpochMetrics> told = new ArrayList<>();
    private final List<EpochMetrics> epochs = new ArrayList<>();

    Hearing(int last) {
      this.last = last;
    }

    @Override
    public void starting(List<EpochMetrics> done) {
      told.addAll(done);
      epochs.addAll(done);
    }

    @Override
    public Next afterEpoch(EpochMetrics metrics) {
      if (metrics.epoch() == last) {
        throw new Killed();
      }
      epochs.add(metrics);
      return Next.CONTINUE;
    }
  }
}
