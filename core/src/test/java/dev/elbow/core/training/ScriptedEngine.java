package dev.elbow.core.training;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.EngineFacts;
import dev.elbow.core.engine.Pass;
import dev.elbow.core.engine.Processor;
import dev.elbow.core.engine.StepByStep;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeLearner;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Posterior;
import dev.elbow.core.model.Precision;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An engine that learns nothing: its ELBO after each epoch is written down beforehand, its loss is
 * a hash of what a step is given, and it notes how it is used. Its only weight is the number of
 * steps it has made.
 */
final class ScriptedEngine implements VaeEngine {
  private final int stepsPerEpoch;
  private final float[] elboByEpoch;
  private final Map<Integer, VaeLearner.Step> results = new HashMap<>();
  private int overflowStep = Integer.MAX_VALUE;

  final List<Step> steps = new ArrayList<>();
  final List<float[]> evaluatedCodes = new ArrayList<>();
  final List<float[]> evaluatedExamples = new ArrayList<>();
  int openLearners;

  /** What one step was given, copied. */
  record Step(List<Float> batch, List<Float> noise, double beta, double learningRate) {}

  /** The last ELBO holds for all later epochs. */
  ScriptedEngine(int stepsPerEpoch, double... elboByEpoch) {
    this.stepsPerEpoch = stepsPerEpoch;
    this.elboByEpoch = new float[elboByEpoch.length];
    for (int i = 0; i < elboByEpoch.length; i++) {
      this.elboByEpoch[i] = (float) elboByEpoch[i];
    }
  }

  /** This step, counted from 1 over all epochs, comes to the given result. */
  ScriptedEngine answeringAtStep(int step, double loss, double gradientNorm, boolean skipped) {
    results.put(step, new VaeLearner.Step(loss, gradientNorm, skipped));
    return this;
  }

  /** From this step on, counted from 1 over all epochs, variances and losses overflow floats. */
  ScriptedEngine overflowingAtStep(int step) {
    overflowStep = step;
    return answeringAtStep(step, Double.POSITIVE_INFINITY, Double.NaN, false);
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public Processor processor() {
    return Processor.CPU;
  }

  @Override
  public EngineFacts facts() {
    return new EngineFacts("scripted", "scripted", "1", "for tests", 1);
  }

  @Override
  public Optional<String> obstacle(Precision precision) {
    return Optional.empty();
  }

  @Override
  public VaeLearner createLearner(
      VaeConfig config, int dataSize, TrainingConfig training, long seed) {
    openLearners++;
    return new Learner(config, dataSize, training.batchSize());
  }

  @Override
  public VaeModel load(Path directory) {
    throw new UnsupportedOperationException();
  }

  private final class Learner implements VaeLearner, VaeModel {
    private final VaeConfig config;
    private final int dataSize;
    private final int batchSize;
    private Matrix examples;
    private int stepsDone;
    private int kept;

    Learner(VaeConfig config, int dataSize, int batchSize) {
      this.config = config;
      this.batchSize = batchSize;
      this.dataSize = dataSize;
      this.examples = Matrix.zeros(0, dataSize);
    }

    @Override
    public VaeModel model() {
      return this;
    }

    @Override
    public void load(Matrix loaded) {
      examples = loaded;
    }

    @Override
    public List<VaeLearner.Step> train(Pass pass) {
      return StepByStep.through(
          pass, examples, Matrix.zeros(batchSize, config.latentSize()), this::step);
    }

    private VaeLearner.Step step(Matrix batch, Matrix noise, double beta, double learningRate) {
      steps.add(new ScriptedEngine.Step(copy(batch), copy(noise), beta, learningRate));
      stepsDone++;
      double hash = 31.0 * Arrays.hashCode(batch.values()) + Arrays.hashCode(noise.values());
      return results.getOrDefault(steps.size(), new VaeLearner.Step(hash * beta, 1, false));
    }

    private static List<Float> copy(Matrix matrix) {
      List<Float> values = new ArrayList<>();
      for (float value : matrix.values()) {
        values.add(value);
      }
      return values;
    }

    @Override
    public void keepWeights() {
      kept = stepsDone;
    }

    @Override
    public void restoreWeights() {
      stepsDone = kept;
    }

    @Override
    public void saveState(OutputStream out) throws IOException {
      out.write(new byte[] {(byte) stepsDone, (byte) kept});
    }

    @Override
    public void restoreState(InputStream in) throws IOException {
      stepsDone = in.read();
      kept = in.read();
    }

    @Override
    public VaeConfig config() {
      return config;
    }

    @Override
    public Likelihood likelihood() {
      return config.likelihood();
    }

    @Override
    public int dataSize() {
      return dataSize;
    }

    @Override
    public Posterior encode(Matrix x) {
      Matrix logVariance = Matrix.zeros(x.rows(), config.latentSize());
      Arrays.fill(logVariance.values(), steps.size() >= overflowStep ? 89 : 0);
      return new Posterior(Matrix.zeros(x.rows(), config.latentSize()), logVariance);
    }

    @Override
    public Matrix decode(Matrix z) {
      return Matrix.zeros(z.rows(), dataSize);
    }

    @Override
    public float[] logLikelihood(Matrix x, Matrix z) {
      evaluatedExamples.add(x.values().clone());
      evaluatedCodes.add(z.values().clone());
      int epoch = stepsDone / stepsPerEpoch;
      float[] result = new float[x.rows()];
      Arrays.fill(result, elboByEpoch[Math.min(epoch, elboByEpoch.length) - 1]);
      return result;
    }

    @Override
    public Matrix logLikelihoodGradient(Matrix x, Matrix z) {
      return Matrix.zeros(z.rows(), z.columns());
    }

    @Override
    public void save(Path directory) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      openLearners--;
    }
  }
}
