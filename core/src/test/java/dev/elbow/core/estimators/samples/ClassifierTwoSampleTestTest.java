package dev.elbow.core.estimators.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Posterior;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierTwoSampleTestTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void equalDistributionsAreToldApartByChanceOnly(long seed) {
    ClassifierTwoSampleTest result =
        ClassifierTwoSampleTest.ofLatents(NormalRows.agreeing(2000, 10, seed), seed);

    assertThat(result.heldOut()).isEqualTo(2000);
    assertThat(result.accuracy().standardError()).isCloseTo(.5 / Math.sqrt(2000), within(1e-4));
    assertThat(result.accuracy().mean())
        .isCloseTo(.5, within(3.5 * result.accuracy().standardError()));
  }

  @Test
  void aShiftIsSeen() {
    // The best possible accuracy is Φ(‖shift‖/2) = Φ(√10 .6/2) = .83.
    ClassifierTwoSampleTest result =
        ClassifierTwoSampleTest.between(
            NormalRows.of(1000, 10, .6, 1, 1), NormalRows.standard(1000, 10, 2), 1000, 1);

    assertThat(result.accuracy().mean()).isBetween(.75, .88);
  }

  @Test
  void aDifferenceOfShapeAloneIsSeen() {
    // Mean 0 and variance 1 in every dimension, but on a ring of ±1 each: nothing linear differs.
    Matrix corners = NormalRows.standard(2000, 2, 1);
    for (int i = 0; i < corners.values().length; i++) {
      corners.values()[i] = Math.signum(corners.values()[i]) + .1f * corners.values()[i];
    }

    assertThat(
            ClassifierTwoSampleTest.between(corners, NormalRows.standard(2000, 2, 2), 2000, 1)
                .accuracy()
                .mean())
        .isGreaterThan(.8);
  }

  @Test
  void veryManyLatentsAreProjected() {
    // In 1,000 dimensions q(z) is three times as wide as the prior along each of the first 3.
    Posterior prior = NormalRows.posterior(300, 1000, 0, 1, 1);
    Matrix codes = NormalRows.standard(300, 3, 2);
    for (int i = 0; i < 900; i++) {
      prior.mean().values()[i / 3 * 1000 + i % 3] = 3 * codes.values()[i];
    }

    assertThat(ClassifierTwoSampleTest.ofLatents(prior, 1).accuracy().mean()).isGreaterThan(.75);
    ClassifierTwoSampleTest same =
        ClassifierTwoSampleTest.ofLatents(NormalRows.agreeing(300, 1000, 3), 1);
    assertThat(same.accuracy().mean()).isCloseTo(.5, within(3.5 * same.accuracy().standardError()));
  }

  @Test
  void whatTheDirectionsLeaveOutIsSeenByItsLength() {
    // Means move along one latent, as the prior does; the 199 others are too narrow.
    Posterior posterior = NormalRows.posterior(200, 200, 0, .7, 1);
    Matrix code = NormalRows.standard(200, 1, 2);
    for (int i = 0; i < 200; i++) {
      posterior.mean().values()[i * 200] = .7f * code.values()[i];
    }

    assertThat(ClassifierTwoSampleTest.ofLatents(posterior, 1).accuracy().mean())
        .isGreaterThan(.95);
  }

  @Test
  void oneSeedGivesOneResult() {
    Posterior posterior = NormalRows.agreeing(200, 3, 1);

    assertThat(ClassifierTwoSampleTest.ofLatents(posterior, 5))
        .isEqualTo(ClassifierTwoSampleTest.ofLatents(posterior, 5));
  }

  @Test
  void equalRowsTooFewRowsAndWhatIsNotFiniteAreRejected() {
    Matrix fine = NormalRows.standard(20, 3, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassifierTwoSampleTest.between(fine.rows(0, 7), fine, 20, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassifierTwoSampleTest.between(fine, NormalRows.withNaN(fine), 20, 1))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ClassifierTwoSampleTest.between(
                    NormalRows.of(20, 3, 1, 0, 1), NormalRows.of(20, 3, 1, 0, 1), 20, 1))
        .withMessageContaining("equal");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ClassifierTwoSampleTest.between(fine, NormalRows.standard(20, 4, 1), 20, 1))
        .withMessageContaining("columns");
  }
}
