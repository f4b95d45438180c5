package dev.elbow.core.training;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.model.KlSchedule;
import dev.elbow.core.model.LearningRateSchedule;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Objective;
import dev.elbow.core.model.OptimizerConfig;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.core.model.VaeConfig.Activation;
import dev.elbow.core.model.VaeConfig.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A training of a scripted engine, ready to run, of which a test changes what it is about. */
record Trainings(
    int epochs,
    double beta,
    KlSchedule klSchedule,
    LearningRateSchedule rateSchedule,
    OptionalInt patience,
    Binarization binarization,
    int latentSize) {
  static final int TRAIN = 10;
  static final int EVALUATED = 4;
  static final int TEST = 2;
  static final int LATENT_SIZE = 2;
  static final int BATCH = 3;
  static final int STEPS_PER_EPOCH = 3;

  static Trainings of(int epochs) {
    return new Trainings(
        epochs,
        1,
        new KlSchedule.Constant(),
        new LearningRateSchedule.Constant(),
        OptionalInt.empty(),
        Binarization.NONE,
        LATENT_SIZE);
  }

  Trainings with(KlSchedule schedule, double fullBeta) {
    return new Trainings(
        epochs, fullBeta, schedule, rateSchedule, patience, binarization, latentSize);
  }

  Trainings with(LearningRateSchedule schedule) {
    return new Trainings(epochs, beta, klSchedule, schedule, patience, binarization, latentSize);
  }

  Trainings withPatience(int epochsOfPatience) {
    return new Trainings(
        epochs,
        beta,
        klSchedule,
        rateSchedule,
        OptionalInt.of(epochsOfPatience),
        binarization,
        latentSize);
  }

  Trainings with(Binarization chosen) {
    return new Trainings(epochs, beta, klSchedule, rateSchedule, patience, chosen, latentSize);
  }

  Trainings withLatentSize(int size) {
    return new Trainings(epochs, beta, klSchedule, rateSchedule, patience, binarization, size);
  }

  /** What a training came to: every epoch it reported, and its result. */
  record Outcome(List<EpochMetrics> epochs, TrainingResult result) {
    TrainingResult.Trained trained() {
      return (TrainingResult.Trained) result;
    }
  }

  Outcome run(VaeEngine engine, long seed) {
    return run(engine, training(BATCH), data(), seed);
  }

  Outcome run(VaeEngine engine, TrainingConfig training, Splits data, long seed) {
    List<EpochMetrics> heard = new ArrayList<>();
    TrainingResult result =
        new VaeTrainer(() -> 0)
            .train(
                engine,
                model(),
                training,
                data,
                seed,
                metrics -> {
                  heard.add(metrics);
                  return TrainingListener.Next.CONTINUE;
                });
    return new Outcome(heard, result);
  }

  TrainingResult run(VaeEngine engine, long seed, TrainingListener listener) {
    return new VaeTrainer(() -> 0).train(engine, model(), training(BATCH), data(), seed, listener);
  }

  TrainingPlan plan() {
    return new TrainingPlan(model(), training(BATCH), data(), 1);
  }

  VaeConfig model() {
    return new VaeConfig(
        Architecture.MLP, List.of(), Activation.RELU, latentSize, new Likelihood.Bernoulli());
  }

  TrainingConfig training(int batchSize) {
    return new TrainingConfig(
        epochs,
        batchSize,
        new OptimizerConfig(Algorithm.SGD, .5, rateSchedule, OptionalDouble.empty()),
        new Objective(beta, klSchedule, 0),
        Regularization.NONE,
        patience);
  }

  /** Every training example is one number, its index; under dynamic bits a probability of ½. */
  Splits data() {
    float[] indices = new float[TRAIN];
    for (int i = 0; i < TRAIN; i++) {
      indices[i] = binarization == Binarization.DYNAMIC ? .5f : i;
    }
    return new Splits(
        new Matrix(indices, TRAIN, 1),
        Matrix.zeros(EVALUATED, 1),
        Optional.of(Matrix.zeros(TEST, 1)),
        new ImageShape(1, 1, 1),
        binarization);
  }
}
