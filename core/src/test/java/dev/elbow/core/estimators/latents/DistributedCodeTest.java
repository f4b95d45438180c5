package dev.elbow.core.estimators.latents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Posterior;
import org.junit.jupiter.api.Test;

/**
 * 65,536 latents, of whose means only a subspace of 20 dimensions is used, spread over all of them:
 * by the count of active units collapsed, in truth a rate of 51 nats.
 */
class DistributedCodeTest {
  private static final int LATENTS = 65_536;
  private static final int USED = 20;
  private static final int EXAMPLES = 300;
  private static final int BLOCK = 10;

  @Test
  void aCodeSpreadOverManyLatentsIsNotTakenForCollapse() {
    Matrix x = Matrix.zeros(EXAMPLES, USED);
    NormalNoise.seeded(6).fill(x);

    LatentSummary summary = LatentSummary.of(DistributedCodeTest::encode, x, BLOCK);

    // ½‖μ‖² has mean 51 and a standard deviation of 51 √(2/20): the error is about 1.
    assertThat(summary.rate().mean()).isCloseTo(51, within(4 * summary.rate().standardError()));
    assertThat(summary.rate().standardError()).isLessThan(1.2);
    assertThat(summary.activeUnits()).isZero();
    assertThat(summary.collapseFraction()).isGreaterThan(.99);
    assertThat(summary.hiddenRateFraction()).isCloseTo(1, within(1e-9));
    assertThat(summary.isDistributedCode()).isTrue();
  }

  /** Latent i is a multiple of coordinate i mod 20; all posteriors have unit variance. */
  private static Posterior encode(Matrix x) {
    assertThat(x.rows()).isLessThanOrEqualTo(BLOCK); // all at once would be 157 MB
    float scale = (float) Math.sqrt(2 * 51.0 / LATENTS);
    Matrix means = Matrix.zeros(x.rows(), LATENTS);
    for (int i = 0; i < means.values().length; i++) {
      means.values()[i] = scale * x.get(i / LATENTS, i % LATENTS % USED);
    }
    return new Posterior(means, Matrix.zeros(x.rows(), LATENTS));
  }
}
