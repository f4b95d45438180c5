package dev.elbow.core.estimators.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.latents.GaussianKl;
import dev.elbow.core.estimators.latents.LatentSummary;
import dev.elbow.core.model.Posterior;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PcaRadiusTest {

  @Test
  void anAggregatePosteriorEqualToThePriorCannotBeToldByItsLength() {
    PcaRadius radius = PcaRadius.of(NormalRows.agreeing(4000, 50, 1), 1);

    assertThat(radius.components()).isEqualTo(20);
    assertThat(radius.priorMean()).isCloseTo(4.4166, within(1e-4));
    assertThat(radius.length().mean())
        .isCloseTo(radius.priorMean(), within(4 * radius.length().standardError()));
    // s.e. of Mann–Whitney's AUC: √((n + m + 1) / 12 n m), n = m = 2000.
    assertThat(radius.areaUnderCurve()).isBetween(.5, .5 + 4 * Math.sqrt(4001.0 / 12 / 4e6));
    assertThat(radius.histogram().counts().stream().mapToInt(i -> i).sum()).isEqualTo(2000);
  }

  @Test
  void codesTooCloseToTheOriginCountLikeCodesTooFar() {
    assertThat(PcaRadius.of(NormalRows.posterior(400, 20, .3, .1, 1), 1).areaUnderCurve())
        .isGreaterThan(.99);
    assertThat(PcaRadius.of(NormalRows.posterior(400, 20, 3, .1, 1), 1).areaUnderCurve())
        .isGreaterThan(.99);
  }

  @Test
  void fewerDirectionsAreUsedWhereThereAreFewerLatents() {
    assertThat(PcaRadius.of(NormalRows.agreeing(100, 3, 1), 1).components()).isEqualTo(3);
  }

  @Test
  void aSmallSubspaceOfVeryManyLatentsIsSeenHereAndNowhereElse() {
    // 65,536 latents, R = 51 nats in 20 directions that are spread over all of them, s = 1. More
    // examples than are looked at.
    Posterior posterior = spread(264, 65_536, 20, 51, 1);

    PcaRadius inComponents = PcaRadius.of(posterior, 1);
    Posterior some =
        new Posterior(posterior.mean().rows(0, 100), posterior.logVariance().rows(0, 100));
    Radius radius = Radius.of(some, 1);

    // The 20 squared coordinates of μ add up to 2 R = 102: a standard deviation of √(2 102²/20)
    // per example, halved as nats.
    Estimate rate = Estimate.over(GaussianKl.perExample(some));
    assertThat(rate.mean()).isCloseTo(51, within(4 * 16.1 / Math.sqrt(100)));
    assertThat(LatentSummary.of(some).activeUnits()).isZero();
    assertThat(LatentSummary.of(some).collapseFraction()).isGreaterThan(.9);
    // √65,638 − √65,536 is .199, or .28 deviations of .707; the mean of 100 draws has a standard
    // error of .1 deviations, and a little more for the rate's own.
    assertThat(radius.shift()).isCloseTo(.28, within(4 * .11));
    // z in the 20 directions is N(0, 6.1): √6.1 times 4.4166 = 10.91, of deviation √6.1 · .7027.
    assertThat(inComponents.length().mean()).isCloseTo(10.9, within(4 * 1.74 / Math.sqrt(128)));
    assertThat(inComponents.priorMean()).isCloseTo(4.42, within(.01));
    assertThat(inComponents.areaUnderCurve()).isGreaterThan(.995);
    assertThat(inComponents.histogram().counts().stream().mapToInt(i -> i).sum()).isEqualTo(128);
  }

  /** Means along Walsh functions of the last five bits of the index: orthogonal, none is sparse. */
  private static Posterior spread(
      int examples, int latentSize, int directions, double rateNats, long seed) {
    Matrix codes =
        NormalRows.of(examples, directions, 0, Math.sqrt(2 * rateNats / directions), seed);
    Matrix mean = Matrix.zeros(examples, latentSize);
    for (int example = 0; example < examples; example++) {
      float[] pattern = new float[32];
      for (int i = 0; i < pattern.length; i++) {
        for (int k = 0; k < directions; k++) {
          int sign = 1 - 2 * (Integer.bitCount(i & k) & 1);
          pattern[i] += (float) (sign * codes.get(example, k) / Math.sqrt(latentSize));
        }
      }
      for (int i = 0; i < latentSize; i++) {
        mean.values()[example * latentSize + i] = pattern[i & 31];
      }
    }
    return new Posterior(mean, Matrix.zeros(examples, latentSize));
  }

  @Test
  void oneSeedGivesOneResult() {
    Posterior posterior = NormalRows.agreeing(100, 5, 1);

    assertThat(PcaRadius.of(posterior, 5))
        .isEqualTo(PcaRadius.of(posterior, 5))
        .isNotEqualTo(PcaRadius.of(posterior, 6));
  }

  @Test
  void meansThatDoNotMoveTooFewExamplesAndWhatIsNotFiniteAreRejected() {
    Posterior fine = NormalRows.agreeing(20, 3, 1);
    float[] nan = new float[60];
    Arrays.fill(nan, Float.NaN);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PcaRadius.of(NormalRows.posterior(20, 3, 0, 1, 1), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PcaRadius.of(NormalRows.agreeing(9, 3, 1), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> PcaRadius.of(new Posterior(NormalRows.withNaN(fine.mean()), nan(fine)), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PcaRadius.of(new Posterior(fine.mean(), nan(fine)), 1))
        .withMessageContaining("NaN");
  }

  private static Matrix nan(Posterior posterior) {
    Matrix matrix = Matrix.zeros(posterior.mean().rows(), posterior.mean().columns());
    Arrays.fill(matrix.values(), Float.NaN);
    return matrix;
  }
}
