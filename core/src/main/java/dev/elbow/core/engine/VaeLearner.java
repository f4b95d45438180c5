package dev.elbow.core.engine;

import dev.elbow.core.data.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * A model in training. {@link #model()} sees every update at once. Used by one thread at a time.
 */
public interface VaeLearner extends AutoCloseable {

  /**
   * One step, seen from before its update.
   *
   * @param lossNats nats per example: distortion + β · KL after free bits + penalties; NaN or
   *     infinite if training has diverged
   * @param gradientNorm L2 norm of the gradient of that loss over all weights, before it is
   *     clipped; NaN or infinite if and only if a part of the gradient is
   * @param skipped whether the norm exceeded {@code skip_threshold}, so that neither the weights
   *     nor the optimizer's state saw the gradient
   */
  record Step(double lossNats, double gradientNorm, boolean skipped) {

    /** Whether the loss and every part of the gradient are numbers. */
    public boolean isFinite() {
      return Double.isFinite(lossNats) && Double.isFinite(gradientNorm);
    }
  }

  /** The model being trained; closed together with this learner. */
  VaeModel model();

  /**
   * Brings the examples to where the arithmetic is done, in place of those loaded before. They are
   * not to be changed while they are in use.
   *
   * @param examples [n x data size]
   */
  void load(Matrix examples);

  /**
   * Takes steps, each an update of all weights from one batch of the loaded examples. The weights
   * stay as they were where an update is skipped, and where the loss or the gradient is not finite:
   * training has diverged then, and no later step has an effect.
   *
   * @return what each step came to, up to and including the first that is not finite
   * @throws IllegalArgumentException if the rows are no whole batches of the configured size
   * @throws IndexOutOfBoundsException if there is no such row
   */
  List<Step> train(Pass pass);

  /** Keeps a copy of the current weights, replacing an earlier one. */
  void keepWeights();

  /**
   * Puts back what {@link #keepWeights} kept.
   *
   * @throws IllegalStateException if nothing was kept
   */
  void restoreWeights();

  /**
   * Writes everything that decides what this learner does from here on: the weights, those that
   * were kept, the optimizer's state, and where dropout is in its random numbers.
   */
  void saveState(OutputStream out) throws IOException;

  /**
   * Goes on from where another learner of the same engine and configuration saved its state: every
   * later step comes to the same, bit for bit. Reads what was written and nothing behind it.
   *
   * @throws IOException if the stream ends too early, or the state is that of another
   *     configuration; this learner is then good for nothing but to be closed
   */
  void restoreState(InputStream in) throws IOException;

  @Override
  void close();
}
