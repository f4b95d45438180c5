package dev.elbow.core.diagnostics;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.estimators.bounds.ElboEstimate;
import dev.elbow.core.estimators.latents.AggregateMoments;
import dev.elbow.core.estimators.latents.GaussianAggregate;
import dev.elbow.core.estimators.latents.LatentAccumulator;
import dev.elbow.core.estimators.latents.LatentSummary;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The bound and the use of the latents on the validation split, from encoding it once, a block of
 * examples at a time.
 *
 * @param aggregate the aggregate posterior's normal; absent where there are too many latents for a
 *     covariance, or none can be had
 * @param decoderSigma the σ of a Gaussian likelihood, as it is now
 */
public record ValidationPass(
    ElboEstimate elbo,
    LatentSummary latents,
    Optional<GaussianAggregate> aggregate,
    OptionalDouble decoderSigma) {

  /**
   * Measures.
   *
   * @param draws of z for each example
   */
  public static ValidationPass of(VaeModel model, Matrix validation, int draws) {
    LatentAccumulator latents = new LatentAccumulator();
    int latentSize = model.config().latentSize();
    Optional<AggregateMoments> moments =
        latentSize <= AggregateMoments.LARGEST_LATENT_SIZE
            ? Optional.of(new AggregateMoments(latentSize))
            : Optional.empty();
    ElboEstimate elbo =
        ElboEstimate.of(
            model,
            model,
            validation,
            draws,
            EvaluationData.SEED,
            posterior -> {
              latents.add(posterior);
              moments.ifPresent(covariance -> covariance.add(posterior));
            });
    return new ValidationPass(
        elbo, latents.summary(), moments.flatMap(ValidationPass::aggregate), sigma(model));
  }

  private static OptionalDouble sigma(VaeModel model) {
    return model.likelihood() instanceof Gaussian gaussian
            && gaussian.sigma() instanceof Sigma.Fixed fixed
        ? OptionalDouble.of(fixed.value())
        : OptionalDouble.empty();
  }

  private static Optional<GaussianAggregate> aggregate(AggregateMoments moments) {
    try {
      return Optional.of(moments.gaussian());
    } catch (IllegalArgumentException e) { // a single example, or a covariance that is singular
      return Optional.empty();
    }
  }

  /**
   * Everything but the KL and the activity of each dimension. The numbers of the aggregate normal
   * are corrected for the bias of few examples: without that, many latents alone would look like an
   * aggregate posterior far from the prior.
   */
  public Measurements values() {
    Measurements.Builder values = new Measurements.Builder();
    values.put(Metric.VALID_ELBO, elbo.elbo());
    values.put(Metric.VALID_DISTORTION, elbo.distortion());
    values.put(Metric.VALID_RATE, elbo.rate());
    values.put(Metric.ACTIVE_UNITS, latents.activeUnits());
    values.put(Metric.ACTIVE_FRACTION, latents.activeFraction());
    values.put(Metric.COLLAPSE_FRACTION, latents.collapseFraction());
    values.put(Metric.HIDDEN_RATE, latents.hiddenRateFraction());
    values.put(Metric.MIN_LOG_VARIANCE, latents.smallestLogVariance());
    values.put(Metric.MAX_LOG_VARIANCE, latents.largestLogVariance());
    aggregate.ifPresent(
        normal -> {
          values.put(Metric.GAUSSIAN_MARGINAL_KL, normal.correctedKlNats());
          values.put(Metric.GAUSSIAN_TOTAL_CORRELATION, normal.correctedTotalCorrelationNats());
        });
    decoderSigma.ifPresent(sigma -> values.put(Metric.DECODER_SIGMA, sigma));
    return values.build();
  }
}
