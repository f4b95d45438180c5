package dev.elbow.core.engine;

import dev.elbow.core.data.Matrix;

/**
 * A model in training. {@link #model()} sees every update at once. Used by one thread at a time.
 */
public interface VaeLearner extends AutoCloseable {

  /** The model being trained; closed together with this learner. */
  VaeModel model();

  /**
   * One update of all weights. The matrices are only read during the call: the caller overwrites
   * them for the next.
   *
   * @param batch [batch size x data size], exactly the configured batch size
   * @param noise [batch size x latent size] standard normal draws for the reparametrisation
   * @param beta the current weight of the KL term
   * @param learningRate the current learning rate
   * @return the loss before the update, nats per example: distortion + β · KL after free bits +
   *     penalties. NaN or infinite if training has diverged; the weights are then undefined.
   */
  double step(Matrix batch, Matrix noise, double beta, double learningRate);

  /** Keeps a copy of the current weights, replacing an earlier one. */
  void keepWeights();

  /**
   * Puts back what {@link #keepWeights} kept.
   *
   * @throws IllegalStateException if nothing was kept
   */
  void restoreWeights();

  @Override
  void close();
}
