package dev.elbow.core.training;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.Pass;
import dev.elbow.core.engine.VaeEngine;
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
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** One training from its first step to its final metrics. Used once, and closed by its user. */
final class TrainingRun implements CheckpointFile.State, AutoCloseable {
  private final TrainingConfig training;
  private final RandomStreams random;
  private final Matrix examples;
  private final boolean drawsBits;
  private final ExampleOrder order;
  private final EpochEvaluation evaluation;
  private final Progress progress;
  private final LongSupplier nanoTime;
  private final VaeLearner learner;

  /**
   * @param nanoTime a clock for durations
   */
  TrainingRun(VaeEngine engine, TrainingPlan plan, LongSupplier nanoTime) {
    this.training = plan.training();
    Splits data = plan.data();
    this.random = RandomStreams.of(plan.seed());
    this.examples = data.train();
    this.drawsBits = data.binarization() == Binarization.DYNAMIC;
    this.order = new ExampleOrder(examples.rows(), training.batchSize(), random.shuffling());
    this.evaluation = new EpochEvaluation(data, plan.model().likelihood());
    this.progress = new Progress(training);
    this.nanoTime = nanoTime;
    this.learner = loaded(engine, plan);
  }

  private static VaeLearner loaded(VaeEngine engine, TrainingPlan plan) {
    int dataSize = plan.data().shape().size();
    VaeLearner learner = engine.createLearner(plan.model(), dataSize, plan.training(), plan.seed());
    try {
      learner.load(plan.data().train());
      return learner;
    } catch (RuntimeException | OutOfMemoryError e) {
      learner.close();
      throw e;
    }
  }

  /**
   * @return where it diverged, or a model that keeps what this run would close
   */
  TrainingResult run(TrainingListener listener, StateKeeper keeper) {
    listener.starting(List.copyOf(progress.done()));
    try {
      boolean goOn = true;
      while (goOn && !progress.isOver()) {
        EpochMetrics metrics = trainEpoch(progress.nextEpoch());
        goOn = listener.afterEpoch(metrics) == TrainingListener.Next.CONTINUE;
        if (goOn) { // a decision to stop is taken again, by whoever took it
          keeper.save(this, progress.isOver());
        }
      }
      learner.restoreWeights();
      return new TrainingResult.Trained(
          new LearnersModel(learner),
          progress.bestMetrics(),
          progress.done().size(),
          progress.course());
    } catch (NotFiniteException e) {
      return e.asResult();
    }
  }

  @Override
  public void save(DataOutputStream out) throws IOException {
    progress.save(out);
    random.save(out);
    order.save(out);
    learner.saveState(out);
  }

  @Override
  public void restore(DataInputStream in) throws IOException {
    progress.restore(in);
    random.restore(in);
    order.restore(in);
    learner.restoreState(in);
  }

  @Override
  public void close() {
    learner.close();
  }

  private EpochMetrics trainEpoch(int epoch) throws NotFiniteException {
    long start = nanoTime.getAsLong();
    RunHealth.Tally tally = takeSteps(epoch);
    RunHealth health = tally.health();
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
    EpochMetrics metrics = new EpochMetrics(epoch, values.build(), snapshot.klPerDimensionNats());
    if (progress.add(metrics, health)) {
      learner.keepWeights();
    }
    return metrics;
  }

  private RunHealth.Tally takeSteps(int epoch) throws NotFiniteException {
    order.shuffle();
    Pass pass =
        new Pass(
            order.rows(),
            noise -> NormalNoise.fill(noise, random.noise()),
            drawsBits ? OptionalLong.of(random.bits().nextLong()) : OptionalLong.empty(),
            step -> betaAt(epoch, step),
            progress.learningRate());
    List<Step> steps = learner.train(pass);
    RunHealth.Tally tally = new RunHealth.Tally();
    for (int index = 0; index < steps.size(); index++) {
      Step step = steps.get(index);
      if (!step.isFinite()) {
        // The engine drew the bits of a dynamic batch; what they were drawn from tells as much.
        Matrix batch = examples.select(pass.rows(index, training.batchSize()));
        throw new NotFiniteException(
            epoch, index + 1, NonFinite.cause(step, batch, learner.model()));
      }
      tally.add(step, betaAt(epoch, index));
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
    double epochsDone = epoch - 1 + step / (double) order.batches();
    return objective.beta() * objective.klSchedule().factorAt(epochsDone, training.epochs());
  }
}
