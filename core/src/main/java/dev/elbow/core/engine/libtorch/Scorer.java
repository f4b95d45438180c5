package dev.elbow.core.engine.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** p(x|z) of a trained model, for a fixed number of rows. */
final class Scorer {
  private final Tensor x;
  private final DecoderNetwork decoder;
  private final OutputLikelihood likelihood;

  Scorer(Parts parts, long rows) {
    x = parts.memory().zeros(ScalarType.Float, rows, parts.layout().dataSize());
    decoder = new DecoderNetwork(parts, rows);
    likelihood = OutputLikelihood.of(parts, parts.weights(), decoder.output());
  }

  /** [rows x data size]: to be overwritten before each question about x. */
  Tensor x() {
    return x;
  }

  /** [rows x latent size]: to be overwritten before each question. */
  Tensor z() {
    return decoder.z();
  }

  /** E[x|z], [rows x data size]; valid until the next question. */
  Tensor expectation() {
    decoder.forward();
    return likelihood.expectation();
  }

  /** ln p(x|z), [rows]. */
  Tensor logLikelihood() {
    decoder.forward();
    return likelihood.logLikelihood(x);
  }

  /** ∂ ln p(x|z)/∂z, [rows x latent size]; valid until the next question. */
  Tensor gradient() {
    decoder.forward();
    likelihood.logLikelihoodGradient(x);
    decoder.backward();
    return decoder.zGradient();
  }
}
