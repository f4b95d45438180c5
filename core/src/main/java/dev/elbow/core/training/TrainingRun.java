package dev.elbow.core.training;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeLearner;
import dev.elbow.core.engine.VaeLearner.Step;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.estimators.bounds.ElboEstimate;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.model.Objective;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.training.Evaluation.Snapshot;
import java.util.function.LongSupplier;

/** One training from its first step to its final metrics. Used once. */
final class TrainingRun {
  private final VaeLearner learner;
  private final TrainingConfig training;
  private final Batches batches;
  private final NormalNoise normal;
  private final Matrix noise;
  private final Evaluation evaluation;
  private final LearningRate learningRate;
  private final BestEpoch best;
  private final LongSupplier nanoTime;
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
      Evaluation evaluation,
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
      return new TrainingResult.Trained(
          new LearnersModel(learner), finalMetrics(epoch), epoch, skippedUpdates / (double) steps);
    } catch (NotFiniteException e) {
      return e.asResult();
    }
  }

  private EpochMetrics trainEpoch(int epoch) throws NotFiniteException {
    long start = nanoTime.getAsLong();
    RunHealth.Tally tally = takeSteps(epoch);
    double trainLoss = tally.meanLossNats();
    RunHealth health = tally.health();
    steps += health.steps();
    skippedUpdates += health.skippedUpdates();
    Snapshot snapshot = evaluation.afterEpoch(learner.model());
    check(epoch, "validation", snapshot.validation());
    check(epoch, "training", snapshot.train());
    return new EpochMetrics(
        epoch,
        trainLoss,
        snapshot.train().elbo().mean(),
        snapshot.validation().elbo().mean(),
        snapshot.validation().distortion().mean(),
        snapshot.validation().rate().mean(),
        snapshot.activeUnits(),
        snapshot.collapseFraction(),
        (nanoTime.getAsLong() - start) * 1e-9);
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
    if (best.observe(metrics.epoch(), metrics.validElboNats())) {
      learner.keepWeights();
    }
    if (best.isAfterWarmup(metrics.epoch())) {
      learningRate.observe(metrics.validElboNats());
    }
  }

  private FinalMetrics finalMetrics(int epoch) throws NotFiniteException {
    FinalMetrics metrics = evaluation.atEnd(learner.model(), best.epoch());
    NotFiniteException.check(epoch, "final validation ELBO", metrics.validElboNats());
    NotFiniteException.check(epoch, "final validation L64", metrics.validIwae64Nats());
    NotFiniteException.check(epoch, "test ELBO", metrics.testElboNats().orElse(0));
    return metrics;
  }
}
