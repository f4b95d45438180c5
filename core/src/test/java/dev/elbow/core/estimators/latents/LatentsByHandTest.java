package dev.elbow.core.estimators.latents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Posterior;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Cases small enough for pencil and paper. */
class LatentsByHandTest {

  @Test
  void klOfAShiftedNarrowerNormal() {
    assertThat(GaussianKl.nats(1, Math.log(.5))).isCloseTo(.596574, within(5e-7));
    assertThat(GaussianKl.nats(0, 0)).isZero();
    assertThat(GaussianKl.nats(Double.NaN, 0)).isNaN();
  }

  @Test
  void klIsNeverNegativeNotEvenByRounding() {
    for (double logVariance = 1e-12; logVariance < 1e-3; logVariance *= 1.1) {
      assertThat(GaussianKl.nats(0, logVariance)).isNotNegative();
      assertThat(GaussianKl.nats(0, -logVariance)).isNotNegative();
    }
  }

  @Test
  void entropyOfAStandardNormal() {
    Codes codes = Codes.draw(posterior(new float[40_000], new float[40_000], 2), 20_000, 3);

    // −ln p has mean 1.418939 and variance ½ a dimension: the error is √(1/20000) = .007 for two.
    double entropy = -Arrays.stream(codes.logConditionals()).average().orElseThrow();
    assertThat(entropy).isCloseTo(2 * 1.418939, within(.028));
    assertThat(codes.logPriors()).containsExactly(codes.logConditionals(), within(1e-12));
  }

  @Test
  void klIsSummedOverDimensionsAndAveragedOverExamples() {
    // KL(N(m, 1) || N(0, 1)) = m²/2.
    Posterior posterior = posterior(new float[] {2, 0, 4, 2}, new float[4], 2);

    LatentSummary summary = LatentSummary.of(posterior);

    assertThat(GaussianKl.perExample(posterior)).containsExactly(2, 10);
    assertThat(summary.klPerDimensionNats()).containsExactly(5., 1.);
    assertThat(summary.rate().mean()).isEqualTo(6);
    // Deviations of ±4 of two examples: variance 32.
    assertThat(summary.rate().standardError()).isCloseTo(4, within(1e-12));
  }

  @Test
  void activityIsTheUnbiasedVarianceOfThePosteriorMean() {
    LatentSummary summary =
        LatentSummary.of(posterior(new float[] {1, 5, 2, 5, 3, 5}, new float[6], 2));

    assertThat(summary.activities()).containsExactly(1., 0.);
    assertThat(summary.activeUnits()).isEqualTo(1);
    assertThat(summary.activeFraction()).isEqualTo(.5);
  }

  @Test
  void aUnitIsActiveAboveAVarianceOfOneHundredth() {
    // Two examples at ±a have an unbiased variance of 2a².
    assertThat(summary(.0706f, -.0706f).activeUnits()).isZero();
    assertThat(summary(.0708f, -.0708f).activeUnits()).isOne();
  }

  @Test
  void aSingleExampleActivatesNothing() {
    assertThat(summary(3).activities()).containsExactly(0.);
  }

  @Test
  void aDistantCentreCostsNoDigits() {
    // Floats near 16,384 are multiples of 1/512; these deviate by exactly one of them.
    float step = 1f / 512;

    assertThat(summary(16_384 + step, 16_384, 16_384 - step).activities().get(0))
        .isCloseTo((double) step * step, within(1e-12));
  }

  @Test
  void aDimensionIsCollapsedIfAtMostOneExampleInAHundredUsesIt() {
    float[] means = new float[200];
    means[0] = 1; // dimension 0 speaks of one example in a hundred
    means[1] = 1; // dimension 1 of two
    means[3] = 1;

    assertThat(LatentSummary.of(posterior(means, new float[200], 2)).collapseFraction())
        .isEqualTo(.5);
  }

  @Test
  void collapseStartsBelowOneHundredthOfANat() {
    // A mean of .14 is .0098 nats, one of .15 is .01125.
    assertThat(summary(.14f).collapseFraction()).isOne();
    assertThat(summary(.15f).collapseFraction()).isZero();
  }

  @Test
  void theHiddenRateIsThatOfInactiveDimensions() {
    // Dimension 0 always has mean 2: it is inactive, with 2 nats. Dimension 1 is ±2: 2 nats too.
    LatentSummary summary = LatentSummary.of(posterior(new float[] {2, 2, 2, -2}, new float[4], 2));

    assertThat(summary.hiddenRateFraction()).isEqualTo(.5);
    assertThat(summary.isDistributedCode()).isTrue();
  }

  @Test
  void ofNoRateNothingIsHidden() {
    LatentSummary summary = summary(0, 0);

    assertThat(summary.hiddenRateFraction()).isZero();
    assertThat(summary.isDistributedCode()).isFalse();
  }

  @Test
  void theExtremesOfTheVarianceAreSeen() {
    LatentSummary summary =
        LatentSummary.of(posterior(new float[4], new float[] {-7, 0, 1, 2.5f}, 2));

    assertThat(summary.smallestLogVariance()).isEqualTo(-7);
    assertThat(summary.largestLogVariance()).isEqualTo(2.5);
  }

  @Test
  void blocksSayTheSameAsOne() {
    Matrix x = new Matrix(new float[] {1, 2, 4, 8, 16, 3, -5}, 7, 1);

    LatentSummary inBlocks = LatentSummary.of(LatentsByHandTest::shifted, x, 3);

    assertThat(inBlocks).isEqualTo(LatentSummary.of(shifted(x)));
    assertThat(inBlocks.examples()).isEqualTo(7);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LatentSummary.of(LatentsByHandTest::shifted, x, 0));
  }

  @Test
  void whatIsNotFiniteStaysVisible() {
    assertThat(summary(1, Float.NaN, 2).isFinite()).isFalse();
    assertThat(summary(1, 2).isFinite()).isTrue();
  }

  @Test
  void aSummaryNeedsExamplesOfOneLatentSize() {
    LatentAccumulator accumulator = new LatentAccumulator();
    assertThatIllegalArgumentException().isThrownBy(accumulator::summary);

    accumulator.add(posterior(new float[2], new float[2], 2));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> accumulator.add(posterior(new float[3], new float[3], 3)));
  }

  private static Posterior shifted(Matrix x) {
    return new Posterior(x, Matrix.zeros(x.rows(), x.columns()));
  }

  private static LatentSummary summary(float... means) {
    return LatentSummary.of(posterior(means, new float[means.length], 1));
  }

  private static Posterior posterior(float[] means, float[] logVariances, int latentSize) {
    int examples = means.length / latentSize;
    return new Posterior(
        new Matrix(means, examples, latentSize), new Matrix(logVariances, examples, latentSize));
  }
}
