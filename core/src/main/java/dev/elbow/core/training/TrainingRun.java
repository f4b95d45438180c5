package dev.elbow.core.training;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeLearner;
import dev.elbow.core.engine.VaeLearner.Step;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.estimators.bounds.ElboEstimate;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.model.Objective;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.training.EpochEvaluation.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** One training from its first step to its final metrics. Used once. */
final class TrainingRun {
  private final VaeLearner learner;
  private final TrainingConfig training;
  private final Batches batches;
  private final NormalNoise normal;
  private final Matrix noise;
  private final EpochEvaluation evaluation;
  private final LearningRate learningRate;
  private final BestEpoch best;
  private final LongSupplier nanoTime;
  private EpochMetrics bestMetrics = new EpochMetrics(0, new Measurements(Map.of()), List.of());
  private double trainingSeconds;
  private long steps;
  private long skippedUpdates;

  /**
   * @param normal draws of the reparametrisation
   * @param nanoTime a clock for durations
   */
  TrainingRun(
      VaeLearner learner,
      TrainingConfig training,
      Batches batches,
      NormalNoise normal,
      EpochEvaluation evaluation,
      LongSupplier nanoTime) {
    this.learner = learner;
    this.training = training;
    this.batches = batches;
    this.normal = normal;
    this.noise = Matrix.zeros(training.batchSize(), learner.model().config().latentSize());
    this.evaluation = evaluation;
    this.learningRate = new LearningRate(training.optimizer(), training.epochs());
    this.best =
        new BestEpoch(
            training.objective().klSchedule().warmupEpochs(training.epochs()),
            training.earlyStoppingPatience());
    this.nanoTime = nanoTime;
  }

  TrainingResult run(TrainingListener listener) {
    try {
      int epoch = 0;
      boolean goOn = true;
      while (goOn && epoch < training.epochs()) {
        epoch++;
        EpochMetrics metrics = trainEpoch(epoch);
        remember(metrics);
        goOn =
            listener.afterEpoch(metrics) == TrainingListener.Next.CONTINUE
                && !best.isPatienceExhausted();
      }
      learner.restoreWeights();
      return new TrainingResult.Trained(new LearnersModel(learner), bestMetrics, epoch, course());
    } catch (NotFiniteException e) {
      return e.asResult();
    }
  }

  private EpochMetrics trainEpoch(int epoch) throws NotFiniteException {
    long start = nanoTime.getAsLong();
    RunHealth.Tally tally = takeSteps(epoch);
    RunHealth health = tally.health();
    steps += health.steps();
    skippedUpdates += health.skippedUpdates();
    Snapshot snapshot = evaluation.of(learner.model());
    check(epoch, "validation", snapshot.validation());
    check(epoch, "training", snapshot.train());
    Measurements.Builder values = new Measurements.Builder();
    values.put(Metric.TRAIN_LOSS, tally.meanLossNats());
    values.put(Metric.KL_WEIGHT, health.klWeight());
    values.put(Metric.GRADIENT_NORM, health.meanGradientNorm());
    values.put(Metric.MAX_GRADIENT_NORM, health.maxGradientNorm());
    values.put(Metric.SKIPPED_UPDATES, health.skippedShare());
    values.putAll(snapshot.values());
    values.put(Metric.EPOCH_SECONDS, (nanoTime.getAsLong() - start) * 1e-9);
    return new EpochMetrics(epoch, values.build(), snapshot.klPerDimensionNats());
  }

  private RunHealth.Tally takeSteps(int epoch) throws NotFiniteException {
    double rate = learningRate.inEpoch(epoch);
    batches.shuffle();
    RunHealth.Tally tally = new RunHealth.Tally();
    for (int index = 0; index < batches.perEpoch(); index++) {
      normal.fill(noise);
      Matrix batch = batches.get(index);
      double klWeight = betaAt(epoch, index);
      Step step = learner.step(batch, noise, klWeight, rate);
      NotFiniteException.check(epoch, index + 1, step, batch, learner.model());
      tally.add(step, klWeight);
    }
    return tally;
  }

  private static void check(int epoch, String split, ElboEstimate estimate)
      throws NotFiniteException {
    NotFiniteException.check(epoch, split + " rate", estimate.rate().mean());
    NotFiniteException.check(epoch, split + " distortion", estimate.distortion().mean());
    NotFiniteException.check(epoch, split + " ELBO", estimate.elbo().mean());
  }

  private double betaAt(int epoch, int step) {
    Objective objective = training.objective();
    double epochsDone = epoch - 1 + step / (double) batches.perEpoch();
    return objective.beta() * objective.klSchedule().factorAt(epochsDone, training.epochs());
  }

  private void remember(EpochMetrics metrics) {
    trainingSeconds += metrics.epochSeconds();
    if (best.observe(metrics.epoch(), metrics.validElboNats())) {
      bestMetrics = metrics;
      learner.keepWeights();
    }
    if (best.isAfterWarmup(metrics.epoch())) {
      learningRate.observe(metrics.validElboNats());
    }
  }

  /** What is known of the training as a whole. */
  private Measurements course() {
    Measurements.Builder course = new Measurements.Builder();
    course.put(Metric.BEST_EPOCH, best.epoch());
    course.put(Metric.KL_WEIGHT, bestMetrics.values().orNaN(Metric.KL_WEIGHT));
    course.put(Metric.SKIPPED_UPDATES, skippedUpdates / (double) steps);
    course.put(Metric.TRAINING_SECONDS, trainingSeconds);
    return course.build();
  }
}
