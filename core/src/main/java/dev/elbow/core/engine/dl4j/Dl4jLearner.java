package dev.elbow.core.engine.dl4j;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.Pass;
import dev.elbow.core.engine.StepByStep;
import dev.elbow.core.engine.VaeLearner;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.engine.WeightLayout;
import dev.elbow.core.engine.WeightSlot;
import dev.elbow.core.model.Likelihood.Sigma;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.BernoulliDistribution;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/** Trains one model: a compiled gradient graph, an updater, and the weights they share. */
final class Dl4jLearner implements VaeLearner {
  private final Dl4jModel model;
  private final Weights weights;
  private final Weights gradients;
  private final CompiledGraph graph;
  private final Optimizer optimizer;
  private final OptionalDouble clipNorm;
  private final double skipThreshold;
  private final List<INDArray> masks;
  private final double keep;
  private final Random maskGenerator;
  private final Matrix noise;
  private Matrix examples;
  private @Nullable INDArray kept;

  Dl4jLearner(VaeConfig config, int dataSize, TrainingConfig training, long seed) {
    VaeGraphs graphs = new VaeGraphs(new WeightLayout(config, dataSize));
    weights = Weights.initialised(graphs.slots(), seed);
    gradients = new Weights(graphs.slots());
    model = new Dl4jModel(graphs, weights);
    int rows = training.batchSize();
    Map<String, INDArray> inputs = new HashMap<>(weights.views());
    inputs.put(VaeGraphs.X, Nd4j.create(DataType.FLOAT, rows, dataSize));
    inputs.put(VaeGraphs.NOISE, Nd4j.create(DataType.FLOAT, rows, config.latentSize()));
    inputs.put(VaeGraphs.BETA, Nd4j.scalar(1f));
    masks = new ArrayList<>();
    for (WeightSlot mask : graphs.masks(rows)) {
      masks.add(Nd4j.create(DataType.FLOAT, mask.dimensions()));
      inputs.put(mask.name(), masks.get(masks.size() - 1));
    }
    noise = Matrix.zeros(rows, config.latentSize());
    examples = Matrix.zeros(0, dataSize); // until there are any
    keep = 1 - training.regularization().dropout();
    maskGenerator = Nd4j.getRandomFactory().getNewRandomInstance(seed);
    SameDiff differentiated =
        graphs.training(rows, training.objective(), training.regularization());
    graph = CompiledGraph.withGradients(differentiated, inputs, gradients, VaeGraphs.LOSS);
    optimizer = Optimizer.of(training.optimizer(), weights.flat().length());
    clipNorm = training.optimizer().clipNorm();
    skipThreshold = training.optimizer().skipThreshold().orElse(Double.POSITIVE_INFINITY);
  }

  @Override
  public VaeModel model() {
    return model;
  }

  @Override
  public void load(Matrix loaded) {
    if (loaded.columns() != model.dataSize()) {
      throw new IllegalArgumentException(
          "the examples are " + loaded + "; the model has " + model.dataSize() + " columns");
    }
    examples = loaded;
  }

  @Override
  public List<Step> train(Pass pass) {
    return StepByStep.through(pass, examples, noise, this::step);
  }

  private Step step(Matrix batch, Matrix draws, double beta, double learningRate) {
    write(batch, VaeGraphs.X);
    write(draws, VaeGraphs.NOISE);
    graph.array(VaeGraphs.BETA).assign(beta);
    if (keep < 1) {
      drawMasks();
    }
    graph.run();
    double loss = graph.array(VaeGraphs.LOSS).getDouble(0);
    double norm = EuclideanNorm.of(gradients.flat());
    Step step = new Step(loss, norm, Double.isFinite(norm) && norm > skipThreshold);
    if (step.isFinite() && !step.skipped()) {
      update(norm, learningRate);
    }
    return step;
  }

  private void write(Matrix from, String input) {
    HostArrays.write(from.values(), 0, from.values().length, graph.array(input));
  }

  private void drawMasks() {
    for (INDArray mask : masks) {
      Nd4j.getExecutioner().exec(new BernoulliDistribution(mask, keep), maskGenerator);
      mask.divi(keep);
    }
  }

  private void update(double norm, double learningRate) {
    double scale = Math.min(1, clipNorm.orElse(Double.POSITIVE_INFINITY) / norm);
    optimizer.update(weights.flat(), gradients.flat(), scale, learningRate);
    if (model.graphs().layout().learnsSigma()) {
      INDArray logSigma = weights.view(WeightLayout.LOG_SIGMA);
      if (logSigma.getDouble(0) < Sigma.Learned.MIN_LOG_SIGMA) {
        logSigma.assign(Sigma.Learned.MIN_LOG_SIGMA);
      }
    }
  }

  @Override
  public void keepWeights() {
    if (kept == null) {
      kept = weights.flat().dup();
    } else {
      kept.assign(weights.flat());
    }
  }

  @Override
  public void restoreWeights() {
    weights.flat().assign(kept());
  }

  private INDArray kept() {
    if (kept == null) {
      throw new IllegalStateException("no weights were kept");
    }
    return kept;
  }

  @Override
  public void saveState(OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    ArrayStream.write(weights.flat(), out);
    out.writeBoolean(kept != null);
    if (kept != null) {
      ArrayStream.write(kept, out);
    }
    optimizer.save(out);
    out.writeLong(maskGenerator.rootState());
    out.writeLong(maskGenerator.nodeState());
    out.flush();
  }

  @Override
  public void restoreState(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    ArrayStream.read(in, weights.flat());
    if (in.readBoolean()) {
      keepWeights();
      ArrayStream.read(in, kept());
    } else {
      kept = null;
    }
    optimizer.restore(in);
    maskGenerator.setStates(in.readLong(), in.readLong());
  }

  @Override
  public void close() {
    graph.close();
    gradients.close();
    model.close();
  }
}
