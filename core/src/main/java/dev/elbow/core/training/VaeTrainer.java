package dev.elbow.core.training;

import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeLearner;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.core.training.TrainingResult.Diverged;
import dev.elbow.core.training.TrainingResult.Trained;
import java.util.function.LongSupplier;

/**
 * Trains one VAE, on any engine, and measures it. Stateless; trainings on different threads do not
 * know of each other.
 *
 * <p>Each epoch visits the training examples in a new order, in full batches: the examples that do
 * not fill a last batch are left out. β follows the KL schedule from step to step, the learning
 * rate its own from epoch to epoch. A schedule that looks at results (plateau), early stopping and
 * the choice of the best weights all use the β = 1 validation ELBO of the epochs after the KL
 * warm-up; only a training that ends within its warm-up takes its best weights from there.
 *
 * <p>All trainings, whatever their seed, are evaluated with the same noise, one draw of z for each
 * example; the training ELBO is measured on a fixed sample of the training split that is as large
 * as the validation split (or on all of it, if it is smaller). The trained model is examined more
 * closely by {@link dev.elbow.core.diagnostics.Diagnostics}.
 */
public final class VaeTrainer {
  private final LongSupplier nanoTime;

  public VaeTrainer() {
    this(System::nanoTime);
  }

  /**
   * @param nanoTime the clock behind {@code epochSeconds}
   */
  VaeTrainer(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Trains until the configured epochs are over, patience is exhausted, the listener says stop, or
   * a value is no longer finite.
   *
   * @param seed decides initial weights, dropout masks, the order of examples, the noise and, under
   *     dynamic binarisation, the bits: one seed gives bit-equal results on one machine
   * @param listener called after every epoch, on this thread; what it throws ends the training and
   *     reaches the caller
   * @return the trained model, which the caller closes, or where the training diverged, in which
   *     case nothing is left to close
   * @throws IllegalArgumentException if one batch, or {@code training.examples}, needs more
   *     examples than the training split has
   */
  public TrainingResult train(
      VaeEngine engine,
      VaeConfig config,
      TrainingConfig training,
      Splits data,
      long seed,
      TrainingListener listener) {
    Splits used = usedBy(training, data);
    RandomStreams random = RandomStreams.of(seed);
    Batches batches = new Batches(used.train(), used.binarization(), training.batchSize(), random);
    NormalNoise normal = new NormalNoise(random.noise());
    EpochEvaluation evaluation = new EpochEvaluation(used, config.likelihood());
    VaeLearner learner = engine.createLearner(config, used.shape().size(), training, seed);
    boolean handedOver = false;
    try {
      TrainingResult result =
          new TrainingRun(learner, training, batches, normal, evaluation, nanoTime).run(listener);
      handedOver = result instanceof Trained;
      return result instanceof Diverged diverged ? explained(diverged, used) : result;
    } finally {
      if (!handedOver) {
        learner.close();
      }
    }
  }

  /**
   * The data with that part of the training split alone that a training uses; {@link #train} takes
   * either.
   *
   * @throws IllegalArgumentException as {@link #train} throws it, without training
   */
  public static Splits usedBy(TrainingConfig training, Splits data) {
    Splits used = data.withTraining(training.examples().orElse(data.train().rows()));
    if (training.batchSize() > used.train().rows()) {
      throw new IllegalArgumentException(
          "batch_size is %d, but the training split has only %d examples"
              .formatted(training.batchSize(), used.train().rows()));
    }
    return used;
  }

  /** An evaluation sees only that its result is not finite; the data may say why. */
  private static Diverged explained(Diverged diverged, Splits data) {
    return diverged.step() > 0
        ? diverged
        : NonFinite.in(data)
            .map(what -> new Diverged(diverged.epoch(), diverged.step(), what))
            .orElse(diverged);
  }
}
