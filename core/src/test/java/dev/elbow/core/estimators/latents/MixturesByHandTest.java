package dev.elbow.core.estimators.latents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Posterior;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mixtures against the plain double sum over all pairs. */
class MixturesByHandTest {

  @ParameterizedTest
  @CsvSource({
    "50, 3, 1, -1", // broad posteriors
    "50, 13, 1, -6", // almost all terms negligible
    "7, 10000, .01, 0", // three examples a block
    "40, 1, 1000, -20" // every other density underflows
  })
  void densitiesAreThePlainSumsOverAllPairs(
      int examples, int latentSize, float spread, float logVariance) {
    Codes codes = Codes.draw(posterior(examples, latentSize, spread, logVariance), examples, 5);

    double[] sums = MixtureDensity.logSumsOfOthers(codes);
    MarginalDensities marginals = MarginalDensities.of(codes);

    for (int code = 0; code < examples; code++) {
      double scale = 1e-9 * (1 + Math.abs(sums[code]));
      assertThat(sums[code]).isCloseTo(plainSum(codes, code, 0, latentSize, false), within(scale));
      if (latentSize < 100) {
        double with = -latentSize * Math.log(examples);
        double without = -latentSize * Math.log(examples - 1);
        for (int i = 0; i < latentSize; i++) {
          with += plainSum(codes, code, i, i + 1, true);
          without += plainSum(codes, code, i, i + 1, false);
        }
        assertThat(marginals.withOwn()[code]).isCloseTo(with, within(1e-9));
        assertThat(marginals.withoutOwn()[code])
            .isCloseTo(without, within(1e-9 * (1 + Math.abs(without))));
      }
    }
  }

  @Test
  void identicalPosteriorsShareNoInformation() {
    Posterior posterior = posterior(30, 2, 0, 0);

    MutualInformation information = MutualInformation.of(posterior, 3);

    assertThat(information.lower().mean()).isCloseTo(0, within(1e-9));
    assertThat(information.upper().mean()).isCloseTo(0, within(1e-9));
    assertThat(information.exceedsRate()).isFalse();
  }

  @Test
  void aCorrelatedCodeHasATotalCorrelation() {
    // Both dimensions are the same bit at ±10: MI = ln 2, and independence is off by ln 2.
    int examples = 1000;
    float[] means = new float[2 * examples];
    for (int i = 0; i < means.length; i++) {
      means[i] = i / 2 % 2 == 0 ? 10 : -10;
    }
    Posterior posterior = new Posterior(new Matrix(means, examples, 2), Matrix.zeros(examples, 2));

    RateDecomposition parts = RateDecomposition.of(posterior, 3);

    // Exact, since each half of the mixture is one normal: no code depends on chance.
    assertThat(parts.mutualInformation().mean()).isCloseTo(Math.log(2), within(1e-9));
    assertThat(parts.totalCorrelation().mean()).isCloseTo(Math.log(2), within(1e-9));
    // A mean of ±10 is ½ 10² nats from the prior, and the bit saves ln 2, in either dimension.
    assertThat(parts.dimensionWiseKl().mean())
        .isCloseTo(2 * (50 - Math.log(2)), within(4 * parts.dimensionWiseKl().standardError()));
  }

  @Test
  void fewerCodesAreTheFirstOfMore() {
    Posterior posterior = posterior(30, 3, 1, 0);

    Codes few = Codes.draw(posterior, 10, 8);

    assertThat(few.z().values()).isEqualTo(Codes.draw(posterior, 30, 8).z().rows(0, 10).values());
    assertThat(Codes.draw(posterior, 10, 9).z().values()).isNotEqualTo(few.z().values());
  }

  @ParameterizedTest
  @CsvSource({"1, 5000, 5000", "20, 5000, 2236", "100, 4472, 1000", "65536, 174, 39"})
  void theNumberOfCodesBoundsTimeAndMemory(int latentSize, int joint, int marginal) {
    assertThat(MutualInformation.codesFor(latentSize)).isEqualTo(joint);
    assertThat(RateDecomposition.codesFor(latentSize)).isEqualTo(marginal);
  }

  @Test
  void impossibleNumbersAreFlagged() {
    Estimate exact = new Estimate(1, .01);
    Bracket any = new Bracket(0, 1);

    assertThat(new MutualInformation(100, new Estimate(1.1, .01), exact, exact).exceedsRate())
        .isTrue();
    assertThat(new MutualInformation(100, new Estimate(1.03, .01), exact, exact).exceedsRate())
        .isFalse();
    assertThat(
            new RateDecomposition(9, exact, exact, new Estimate(-.04, .01), exact, any, any)
                .isTotalCorrelationNegative())
        .isTrue();
    assertThat(
            new RateDecomposition(9, exact, exact, new Estimate(-.02, .01), exact, any, any)
                .isTotalCorrelationNegative())
        .isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new Bracket(1, 0));
  }

  @Test
  void codesNeedTwoFiniteExamples() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MutualInformation.of(posterior(1, 2, 1, 0), 1))
        .withMessage("an aggregate posterior needs at least 2 codes, not 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateDecomposition.of(posterior(5, 2, Float.NaN, 0), 1))
        .withMessageContaining("not finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MutualInformation.of(posterior(5, 2, 1, Float.NEGATIVE_INFINITY), 1))
        .withMessageContaining("not finite");
  }

  /** ln Σ_j q(z_i|x_j) over some dimensions, by the largest term. */
  private static double plainSum(Codes codes, int code, int from, int to, boolean withOwn) {
    double[] logs = new double[codes.count()];
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < logs.length; j++) {
      for (int i = from; i < to; i++) {
        double logVariance = codes.posterior().logVariance().get(j, i);
        double deviation = (double) codes.z().get(code, i) - codes.posterior().mean().get(j, i);
        logs[j] -= .5 * Math.log(2 * Math.PI) + .5 * logVariance;
        logs[j] -= .5 * deviation * deviation / Math.exp(logVariance);
      }
      if (j == code && !withOwn) {
        logs[j] = Double.NEGATIVE_INFINITY;
      }
      largest = Math.max(largest, logs[j]);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - largest);
    }
    return largest + Math.log(sum);
  }

  /** Means of the given spread, and log variances of spread ½. */
  private static Posterior posterior(
      int examples, int latentSize, float spread, float logVariance) {
    Matrix means = Matrix.zeros(examples, latentSize);
    Matrix logVariances = Matrix.zeros(examples, latentSize);
    NormalNoise noise = NormalNoise.seeded(99);
    noise.fill(means);
    noise.fill(logVariances);
    for (int i = 0; i < means.values().length; i++) {
      means.values()[i] *= spread;
      logVariances.values()[i] = logVariance + (spread == 0 ? 0 : logVariances.values()[i] / 2);
    }
    return new Posterior(means, logVariances);
  }
}
