package dev.elbow.core.engine.dl4j;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.RowBlocks;
import dev.elbow.core.engine.SavedModel;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.engine.WeightLayout;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Likelihood.Sigma;
import dev.elbow.core.model.Posterior;
import dev.elbow.core.model.VaeConfig;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.nd4j.autodiff.samediff.SameDiff;

/** A VAE whose weights lie in ND4J arrays, shared with its learner while it is trained. */
final class Dl4jModel implements VaeModel {
  private final VaeGraphs graphs;
  private final Weights weights;
  private final BlockRunner encoder;
  private final BlockRunner decoder;
  private final BlockRunner scorer;
  private final BlockRunner scoreGradient;

  Dl4jModel(VaeGraphs graphs, Weights weights) {
    this.graphs = graphs;
    this.weights = weights;
    encoder = runner(graphs::encoder, WeightLayout.MEAN, WeightLayout.LOG_VARIANCE);
    decoder = runner(graphs::decoder, VaeGraphs.DECODED);
    scorer = runner(graphs::scorer, VaeGraphs.LOG_LIKELIHOOD);
    scoreGradient = runner(graphs::scoreGradient, VaeGraphs.LOG_LIKELIHOOD_GRADIENT);
  }

  private BlockRunner runner(IntFunction<SameDiff> graphOfRows, String... outputs) {
    int rows = RowBlocks.size(Math.addExact(graphs.dataSize(), graphs.config().latentSize()));
    return new BlockRunner(rows, graphOfRows, weights, outputs);
  }

  VaeGraphs graphs() {
    return graphs;
  }

  @Override
  public VaeConfig config() {
    return graphs.config();
  }

  @Override
  public Likelihood likelihood() {
    if (!graphs.layout().learnsSigma()) {
      return config().likelihood();
    }
    double logSigma = weights.view(WeightLayout.LOG_SIGMA).getDouble(0);
    return new Likelihood.Gaussian(new Sigma.Fixed(Math.exp(logSigma)));
  }

  @Override
  public int dataSize() {
    return graphs.dataSize();
  }

  @Override
  public Posterior encode(Matrix x) {
    checkColumns(x, dataSize(), "x");
    Matrix mean = Matrix.zeros(x.rows(), config().latentSize());
    Matrix logVariance = Matrix.zeros(x.rows(), config().latentSize());
    encoder.run(
        x.rows(),
        block -> {
          block.write(VaeGraphs.X, x);
          block.execute();
          block.read(WeightLayout.MEAN, mean);
          block.read(WeightLayout.LOG_VARIANCE, logVariance);
        });
    return new Posterior(mean, logVariance);
  }

  @Override
  public Matrix decode(Matrix z) {
    checkColumns(z, config().latentSize(), "z");
    Matrix decoded = Matrix.zeros(z.rows(), dataSize());
    decoder.run(
        z.rows(),
        block -> {
          block.write(VaeGraphs.Z, z);
          block.execute();
          block.read(VaeGraphs.DECODED, decoded);
        });
    return decoded;
  }

  @Override
  public float[] logLikelihood(Matrix x, Matrix z) {
    checkPairs(x, z);
    Matrix scores = Matrix.zeros(x.rows(), 1);
    scorer.run(
        x.rows(),
        block -> {
          block.write(VaeGraphs.X, x);
          block.write(VaeGraphs.Z, z);
          block.execute();
          block.read(VaeGraphs.LOG_LIKELIHOOD, scores);
        });
    return scores.values();
  }

  @Override
  public Matrix logLikelihoodGradient(Matrix x, Matrix z) {
    checkPairs(x, z);
    Matrix gradient = Matrix.zeros(z.rows(), z.columns());
    scoreGradient.run(
        x.rows(),
        block -> {
          block.write(VaeGraphs.X, x);
          block.write(VaeGraphs.Z, z);
          block.execute();
          block.read(VaeGraphs.LOG_LIKELIHOOD_GRADIENT, gradient);
        });
    return gradient;
  }

  @Override
  public void save(Path directory) throws IOException {
    float[] values = new float[Math.toIntExact(weights.flat().length())];
    HostArrays.read(weights.flat(), values, 0, values.length);
    new SavedModel(Dl4jEngine.NAME, graphs.layout(), FloatBuffer.wrap(values)).write(directory);
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
    scorer.close();
    scoreGradient.close();
    weights.close();
  }

  private void checkPairs(Matrix x, Matrix z) {
    checkColumns(x, dataSize(), "x");
    checkColumns(z, config().latentSize(), "z");
    if (x.rows() != z.rows()) {
      throw new IllegalArgumentException("x is " + x + " but z is " + z);
    }
  }

  private static void checkColumns(Matrix matrix, int expected, String name) {
    if (matrix.columns() != expected) {
      throw new IllegalArgumentException(
          name + " has " + matrix.columns() + " columns; the model has " + expected);
    }
  }
}
