package dev.elbow.core.estimators.bounds;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.estimators.latents.GaussianKl;
import dev.elbow.core.model.Decoder;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;
import java.util.function.Consumer;

/**
 * The evidence lower bound at β = 1 and its two parts, in nats per example: ELBO = −(distortion +
 * rate) (Kingma and Welling 2014; the names are those of Alemi et al. 2018, "Fixing a broken
 * ELBO").
 *
 * @param elbo unbiased; its standard error is over examples
 * @param distortion D = −E_q ln p(x|z), averaged over the given number of draws of z per example:
 *     unbiased
 * @param rate R = KL(q(z|x) ‖ p(z)), exact for every example
 */
public record ElboEstimate(Estimate elbo, Estimate distortion, Estimate rate) {

  /** As the other, asking the encoder for a block of examples at a time. */
  public static ElboEstimate of(
      Encoder encoder, Decoder decoder, Matrix x, int draws, long noiseSeed) {
    return of(encoder, decoder, x, draws, noiseSeed, posterior -> {});
  }

  /**
   * As above, for a caller who wants the posteriors too and would otherwise encode all again.
   *
   * @param encoded hears of the posterior of every example once, in order, a block at a time
   */
  public static ElboEstimate of(
      Encoder encoder,
      Decoder decoder,
      Matrix x,
      int draws,
      long noiseSeed,
      Consumer<Posterior> encoded) {
    return measure(
        decoder,
        x.rows(),
        draws,
        noiseSeed,
        work ->
            ExampleBlock.forEach(
                x,
                encoder,
                1,
                block -> {
                  encoded.accept(block.posterior());
                  work.accept(block);
                }));
  }

  /**
   * Estimates the bound on the examples {@code x}. Anything not finite in the posterior or the
   * likelihood ends up in the result.
   *
   * @param posterior q(z|x) of the rows of {@code x}
   * @param x [examples x data size]
   * @param draws of z for each example, at least 1
   * @param noiseSeed decides the draws: models are compared on the same
   */
  public static ElboEstimate of(
      Posterior posterior, Decoder decoder, Matrix x, int draws, long noiseSeed) {
    return measure(
        decoder, x.rows(), draws, noiseSeed, work -> ExampleBlock.forEach(x, posterior, work));
  }

  private static ElboEstimate measure(
      Decoder decoder,
      int examples,
      int draws,
      long noiseSeed,
      Consumer<Consumer<ExampleBlock>> blocks) {
    if (draws < 1) {
      throw new IllegalArgumentException("draws must be at least 1, not " + draws);
    }
    NormalNoise noise = NormalNoise.seeded(noiseSeed);
    double[] rates = new double[examples];
    double[] distortions = new double[examples];
    blocks.accept(
        block -> {
          double[] nats = GaussianKl.perExample(block.posterior());
          System.arraycopy(nats, 0, rates, block.start(), nats.length);
          block.score(
              decoder,
              draws,
              noise,
              (example, draw, logLikelihood, logPriorOverPosterior) ->
                  distortions[example] -= logLikelihood / draws);
        });
    double[] elbos = new double[examples];
    for (int i = 0; i < elbos.length; i++) {
      elbos[i] = -(distortions[i] + rates[i]);
    }
    return new ElboEstimate(Estimate.over(elbos), Estimate.over(distortions), Estimate.over(rates));
  }

  /** Whether every number is finite. */
  public boolean isFinite() {
    return elbo.isFinite() && distortion.isFinite() && rate.isFinite();
  }
}
