package dev.elbow.core.estimators.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.model.Posterior;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadiusTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 300})
  void lengthsOfNormalVectorsHaveTheMeanAndDeviationOfChi(int dimensions) {
    int draws = 20_000;
    double[] lengths =
        Arrays.stream(
                InnerProducts.squaredNorms(NormalRows.standard(draws, dimensions, dimensions)))
            .map(Math::sqrt)
            .toArray();
    Estimate length = Estimate.over(lengths);
    ChiDistribution chi = new ChiDistribution(dimensions);

    assertThat(length.mean()).isCloseTo(chi.mean(), within(4 * length.standardError()));
    // A sample deviation of n normal numbers has a relative standard error of 1/√2n; lengths in
    // one dimension have lighter tails than that.
    assertThat(length.standardError() * Math.sqrt(draws))
        .isCloseTo(chi.standardDeviation(), within(4 * .71 / Math.sqrt(2 * draws)));
  }

  @Test
  void inManyDimensionsTheDeviationTendsToOneOverRootTwo() {
    // Variance ½ − 1/8d + …; what is left is rounding.
    assertThat(new ChiDistribution(65_536).standardDeviation())
        .isCloseTo(Math.sqrt(.5), within(1e-5));
    assertThat(new ChiDistribution(2).mean()).isCloseTo(Math.sqrt(Math.PI / 2), within(1e-12));
  }

  @Test
  void anAggregatePosteriorEqualToThePriorIsOnItsShell() {
    Radius radius = Radius.of(NormalRows.agreeing(4000, 20, 1), 1);

    assertThat(radius.priorMean()).isCloseTo(4.4166, within(1e-4));
    assertThat(radius.length().mean())
        .isCloseTo(radius.priorMean(), within(4 * radius.length().standardError()));
    // In prior deviations the mean of n lengths has a standard error of 1/√n.
    assertThat(radius.shift()).isCloseTo(0, within(4 / Math.sqrt(4000)));
  }

  @Test
  void codesTwiceAsFarOutAreFarFromTheShell() {
    Radius radius = Radius.of(NormalRows.posterior(500, 20, 2, .1, 1), 1);

    // Length √(4.01) 4.4166 = 8.844, 4.43 beyond 4.4166, over a deviation of .7027.
    assertThat(radius.shift()).isCloseTo(6.30, within(4 * 2.0 / Math.sqrt(500)));
    assertThat(radius.shift()).isGreaterThan(Radius.TROUBLE_SHIFT);
  }

  @Test
  void theHistogramCountsEveryExampleNextToWhatThePriorWouldGive() {
    RadiusHistogram histogram = Radius.of(NormalRows.agreeing(4000, 20, 1), 1).histogram();

    assertThat(histogram.counts()).hasSize(RadiusHistogram.BINS);
    assertThat(histogram.counts().stream().mapToInt(i -> i).sum()).isEqualTo(4000);
    // Beyond 4 deviations lies about one in ten thousand.
    assertThat(histogram.expected().stream().mapToDouble(i -> i).sum())
        .isCloseTo(4000, within(1.0));
    for (int i = 0; i < RadiusHistogram.BINS; i++) {
      double expected = histogram.expected().get(i);
      // Poisson: 40 bins, so 4.5 standard errors, and room where nearly nothing is expected.
      assertThat((double) histogram.counts().get(i))
          .isCloseTo(expected, within(3 + 4.5 * Math.sqrt(expected)));
    }
  }

  @Test
  void theHistogramReachesToTheFarthestExample() {
    RadiusHistogram histogram =
        RadiusHistogram.of(new double[] {.01, 4, 50}, new ChiDistribution(20));

    assertThat(histogram.from()).isEqualTo(.01);
    assertThat(histogram.from() + RadiusHistogram.BINS * histogram.binWidth())
        .isCloseTo(50, within(1e-9));
    assertThat(histogram.counts().get(RadiusHistogram.BINS - 1)).isOne();
  }

  @Test
  void oneSeedGivesOneResultAndBlocksDoNotShow() {
    // 2^20 latents are drawn at a time: these are two blocks.
    Posterior posterior = NormalRows.agreeing(150, 8000, 1);

    Radius radius = Radius.of(posterior, 5);

    assertThat(Radius.of(posterior, 5)).isEqualTo(radius).isNotEqualTo(Radius.of(posterior, 6));
    assertThat(radius.shift()).isCloseTo(0, within(4 / Math.sqrt(150)));
  }

  @Test
  void whatIsNotFiniteOrAloneIsRejected() {
    Posterior one = NormalRows.agreeing(1, 3, 1);
    Posterior fine = NormalRows.agreeing(5, 3, 1);
    Posterior broken = new Posterior(NormalRows.withNaN(fine.mean()), fine.logVariance());
    Matrix huge = Matrix.zeros(5, 3);
    Arrays.fill(huge.values(), 1e30f);

    assertThatIllegalArgumentException().isThrownBy(() -> Radius.of(one, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Radius.of(broken, 1))
        .withMessage("row 4 of the posterior means holds NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Radius.of(new Posterior(fine.mean(), huge), 1))
        .withMessageContaining("draws from q(z)");
  }
}
