package dev.elbow.core.engine.dl4j;

import dev.elbow.core.model.OptimizerConfig;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An update rule at work on the weights of a model, and all that it remembers of gradients. */
sealed interface Optimizer permits HostAdam, LibraryOptimizer {

  /** A rule that has seen no gradient yet, for so many weights in the library's memory. */
  static Optimizer of(OptimizerConfig config, long weights) {
    return config.algorithm() == Algorithm.ADAM && Nd4j.getEnvironment().isCPU()
        ? new HostAdam(Math.toIntExact(weights))
        : new LibraryOptimizer(config, weights);
  }

  /**
   * Updates the weights.
   *
   * @param weights [1 x n], contiguous
   * @param gradient like the weights; its values are undefined afterwards
   * @param scale that the gradient is multiplied by first
   */
  void update(INDArray weights, INDArray gradient, double scale, double learningRate);

  /** Writes all that decides the later updates. */
  void save(DataOutputStream out) throws IOException;

  /**
   * Goes on where a rule for as many weights was saved.
   *
   * @throws IOException if the stream ends too early or holds the state of other weights
   */
  void restore(DataInputStream in) throws IOException;
}
