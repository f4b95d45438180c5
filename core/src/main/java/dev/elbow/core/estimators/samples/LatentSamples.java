package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Posterior;
import java.util.SplittableRandom;

/**
 * As many draws from the aggregate posterior q(z), one for each of some examples, as from the
 * prior.
 *
 * @param means posterior means of the examples, [examples x latent size]
 * @param posterior a draw for each, in the same order
 * @param prior as many draws of N(0, I)
 */
record LatentSamples(Matrix means, Matrix posterior, Matrix prior) {

  /** Of {@code examples} examples at random, or of all if there are fewer. */
  static LatentSamples draw(Posterior posterior, int examples, SplittableRandom random) {
    int[] rows = RowSample.indices(posterior.mean().rows(), examples, random);
    Posterior some =
        new Posterior(posterior.mean().select(rows), posterior.logVariance().select(rows));
    FiniteValues.require(some);
    NormalNoise normal = new NormalNoise(random);
    return new LatentSamples(
        some.mean(),
        LatentDraws.ofPosterior(some, normal),
        LatentDraws.ofPrior(rows.length, posterior.mean().columns(), normal));
  }
}
