package dev.elbow.core.engine.libtorch;

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
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** A VAE whose weights lie in tensors, shared with its learner while it is trained. */
final class LibTorchModel implements VaeModel {
  private final Memory memory;
  private final WeightLayout layout;
  private final Weights weights;
  private final Parts parts;
  private final int blockRows;
  private @Nullable EncoderNetwork encoder;
  private @Nullable Scorer scorer;

  /**
   * @param memory for what evaluation needs; freed when this is closed
   */
  LibTorchModel(Memory memory, WeightLayout layout, Weights weights) {
    this.memory = memory;
    this.layout = layout;
    this.weights = weights;
    parts = Parts.forEvaluation(memory, layout, weights);
    blockRows = RowBlocks.size(Math.addExact(layout.dataSize(), layout.config().latentSize()));
  }

  @Override
  public VaeConfig config() {
    return layout.config();
  }

  @Override
  public Likelihood likelihood() {
    if (!layout.learnsSigma()) {
      return config().likelihood();
    }
    Tensor logSigma = weights.view(WeightLayout.LOG_SIGMA);
    double value = Calls.of(() -> (double) logSigma.item_float());
    return new Likelihood.Gaussian(new Sigma.Fixed(Math.exp(value)));
  }

  @Override
  public int dataSize() {
    return layout.dataSize();
  }

  @Override
  public Posterior encode(Matrix x) {
    checkColumns(x, dataSize(), "x");
    Matrix mean = Matrix.zeros(x.rows(), config().latentSize());
    Matrix logVariance = Matrix.zeros(x.rows(), config().latentSize());
    forEachBlock(
        x.rows(),
        block -> {
          EncoderNetwork network = encoder();
          block.write(x, network.x());
          network.forward();
          block.read(network.mean().value(), mean);
          block.read(network.logVariance().value(), logVariance);
        });
    return new Posterior(mean, logVariance);
  }

  @Override
  public Matrix decode(Matrix z) {
    checkColumns(z, config().latentSize(), "z");
    Matrix decoded = Matrix.zeros(z.rows(), dataSize());
    forEachBlock(
        z.rows(),
        block -> {
          block.write(z, scorer().z());
          block.read(scorer().expectation(), decoded);
        });
    return decoded;
  }

  @Override
  public float[] logLikelihood(Matrix x, Matrix z) {
    checkPairs(x, z);
    Matrix scores = Matrix.zeros(x.rows(), 1);
    forEachBlock(
        x.rows(),
        block -> {
          block.write(x, scorer().x());
          block.write(z, scorer().z());
          block.read(scorer().logLikelihood(), scores);
        });
    return scores.values();
  }

  @Override
  public Matrix logLikelihoodGradient(Matrix x, Matrix z) {
    checkPairs(x, z);
    Matrix gradient = Matrix.zeros(z.rows(), z.columns());
    forEachBlock(
        x.rows(),
        block -> {
          block.write(x, scorer().x());
          block.write(z, scorer().z());
          block.read(scorer().gradient(), gradient);
        });
    return gradient;
  }

  private EncoderNetwork encoder() {
    if (encoder == null) {
      encoder = new EncoderNetwork(parts, blockRows);
    }
    return encoder;
  }

  private Scorer scorer() {
    if (scorer == null) {
      scorer = new Scorer(parts, blockRows);
    }
    return scorer;
  }

  private void forEachBlock(int rows, java.util.function.Consumer<Block> work) {
    for (int start = 0; start < rows; start += blockRows) {
      Block block = new Block(start, Math.min(blockRows, rows - start));
      Calls.run(() -> work.accept(block));
    }
  }

  /** Some consecutive rows; those of a network beyond the last keep old values. */
  private record Block(int start, int rows) {
    void write(Matrix from, Tensor to) {
      int columns = from.columns();
      HostCopies.write(from.values(), start * columns, rows * columns, to);
    }

    void read(Tensor from, Matrix to) {
      int columns = to.columns();
      HostCopies.read(from, to.values(), start * columns, rows * columns);
    }
  }

  @Override
  public void save(Path directory) throws IOException {
    float[] values = Calls.of(() -> HostCopies.read(weights.flat()));
    new SavedModel(LibTorchEngine.NAME, layout, FloatBuffer.wrap(values)).write(directory);
  }

  @Override
  public void close() {
    memory.close();
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
