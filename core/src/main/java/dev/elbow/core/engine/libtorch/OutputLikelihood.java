package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.WeightLayout;
import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;
import org.bytedeco.pytorch.Tensor;

/** p(x|z) on top of what a decoder puts out, for its number of rows. */
sealed interface OutputLikelihood permits BernoulliOutput, GaussianOutput {

  /**
   * −ln p(x|z) in nats, averaged over rows. Overwrites the gradient of the output, and that of
   * every weight of the likelihood itself.
   *
   * @param x [rows x data size]
   * @return a scalar
   */
  Tensor distortion(Tensor x);

  /** E[x|z], [rows x data size], in a tensor that the next call overwrites. */
  Tensor expectation();

  /**
   * ln p(x|z) of each row in nats, [rows].
   *
   * @param x [rows x data size]
   */
  Tensor logLikelihood(Tensor x);

  /**
   * Overwrites the gradient of the output with that of the sum of {@link #logLikelihood}.
   *
   * @param x [rows x data size]
   */
  void logLikelihoodGradient(Tensor x);

  /** The likelihood of a configuration. */
  static OutputLikelihood of(Parts parts, Weights weights, Head output) {
    if (!(parts.layout().config().likelihood() instanceof Gaussian gaussian)) {
      return new BernoulliOutput(parts.memory(), output);
    }
    if (gaussian.sigma() instanceof Sigma.Fixed fixed) {
      return GaussianOutput.fixed(parts.memory(), output, fixed.value());
    }
    return GaussianOutput.learned(
        parts.memory(),
        output,
        weights.view(WeightLayout.LOG_SIGMA),
        parts.gradients().map(gradients -> gradients.wide().view(WeightLayout.LOG_SIGMA)));
  }
}
