package dev.elbow.core.estimators.latents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.GaussianData;
import dev.elbow.core.estimators.LinearVae;
import dev.elbow.core.model.Posterior;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A model whose aggregate posterior is the prior exactly, whatever its rate. */
class LatentsOfALinearVaeTest {
  private static final int EXAMPLES = 5000;
  private static final int CODES = 2000;
  private static final long NOISE = 11;

  /** The table of closed forms, and another spectrum, with its data. */
  private record Case(LinearVae vae, Matrix data) {
    @Override
    public String toString() {
      return vae.toString();
    }
  }

  static Stream<Case> cases() {
    List<Double> table = List.of(4., 2., 1., .5);
    List<Double> steeper = List.of(9., 3., .6, .3, .1);
    Matrix tableData = GaussianData.withCovariance(table, EXAMPLES, 7);
    Matrix steeperData = GaussianData.withCovariance(steeper, EXAMPLES, 8);
    return Stream.concat(
        Stream.of(.5, 1., 2., 4., 6.)
            .map(beta -> new Case(new LinearVae(table, .75, beta), tableData)),
        Stream.of(.7, 1., 2.5)
            .map(beta -> new Case(new LinearVae(steeper, .2, beta), steeperData)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyDimensionCarriesWhatTheClosedFormSays(Case each) {
    LinearVae vae = each.vae();

    LatentSummary summary = LatentSummary.of(vae, each.data(), 999);

    // The covariance is exact but for n − 1 and floats.
    assertThat(summary.activities().stream().mapToDouble(a -> a).toArray())
        .containsExactly(vae.activities(), within(5e-4));
    assertThat(summary.klPerDimensionNats().stream().mapToDouble(kl -> kl).toArray())
        .containsExactly(vae.klPerDimension(), within(5e-4));
    assertThat(summary.klPerDimensionNats()).allMatch(kl -> kl >= 0);
    assertThat(summary.rate().mean()).isCloseTo(vae.rate(), within(1e-3));
    assertThat(summary.activeUnits()).isEqualTo(vae.activeDirections());
    assertThat(summary.collapseFraction())
        .isCloseTo(1 - vae.activeDirections() / (double) summary.latentSize(), within(1e-12));
    assertThat(summary.isDistributedCode()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void normalMomentsAreThoseOfThePrior(Case each) {
    GaussianAggregate aggregate = GaussianAggregate.of(each.vae().encode(each.data()));

    assertThat(aggregate.klNats()).isCloseTo(0, within(1e-6));
    assertThat(aggregate.totalCorrelationNats()).isCloseTo(0, within(1e-6));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theRateIsMutualInformationAndTheAggregateIsThePrior(Case each) {
    MutualInformation information =
        MutualInformation.of(each.vae(), each.data().rows(0, CODES), NOISE);

    double rate = each.vae().rate();
    assertThat(information.codes()).isEqualTo(CODES);
    assertThat(information.lower().mean())
        .isLessThan(rate + errors(information.lower()))
        .isLessThanOrEqualTo(Math.log(CODES));
    assertThat(information.upper().mean()).isGreaterThan(rate - errors(information.upper()));
    // 2000 codes leave a bias of two or three tenths at the highest rate, 4.7 nats in 5 dimensions.
    assertThat(information.upper().mean() - information.lower().mean()).isBetween(-1e-9, .4);
    assertThat(information.marginalKl().lowerNats())
        .isLessThan(errors(information.upper()) + errors(information.rate()));
    assertThat(information.marginalKl().upperNats())
        .isLessThan(.2 + errors(information.lower()) + errors(information.rate()));
    assertThat(information.exceedsRate()).isFalse();
    assertThat(information.isSaturated()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theRateIsMutualInformationTotalCorrelationAndDimensionWiseKl(Case each) {
    Posterior posterior = each.vae().encode(each.data().rows(0, 1000));

    RateDecomposition parts = RateDecomposition.of(posterior, NOISE);

    assertThat(
            parts.mutualInformation().mean()
                + parts.totalCorrelation().mean()
                + parts.dimensionWiseKl().mean())
        .isCloseTo(parts.rate().mean(), within(1e-9));
    assertThat(parts.rate().mean()).isCloseTo(each.vae().rate(), within(errors(parts.rate())));
    // Both are 0; 1000 codes bias the first by up to a tenth or two, the second by hundredths.
    assertThat(parts.totalCorrelation().mean())
        .isBetween(-errors(parts.totalCorrelation()), .2 + errors(parts.totalCorrelation()));
    assertThat(parts.dimensionWiseKl().mean())
        .isCloseTo(0, within(.02 + errors(parts.dimensionWiseKl())));
    assertThat(parts.totalCorrelationBounds().lowerNats())
        .isLessThan(errors(parts.totalCorrelation()));
    assertThat(parts.isTotalCorrelationNegative()).isFalse();
  }

  @Test
  void beyondTheLogOfTheNumberOfCodesNothingIsInferred() {
    // 20 dimensions, s² = .01: MI = R = 46.05 and q(z) = p(z), which 5000 codes cannot see.
    List<Double> ones = Collections.nCopies(20, 1.);
    LinearVae vae = new LinearVae(ones, .01, 1);
    Matrix data = GaussianData.withCovariance(ones, EXAMPLES, 3);

    MutualInformation information = MutualInformation.of(vae, data, NOISE);

    assertThat(information.rate().mean()).isCloseTo(46.05, within(.01));
    assertThat(information.lower().mean())
        .isCloseTo(8.52, within(.005))
        .isLessThanOrEqualTo(information.ceilingNats() + 1e-9);
    // The reference was drawn too.
    assertThat(information.upper().mean())
        .isCloseTo(541, within(Math.sqrt(2) * errors(information.upper())));
    assertThat(information.isSaturated()).isTrue();
    assertThat(information.exceedsRate()).isFalse();
    assertThat(information.marginalKl().lowerNats()).isZero();
    assertThat(information.marginalKl().upperNats()).isCloseTo(37.5, within(.05));
  }

  /** Four standard errors, and rounding where both the quantity and its error are 0. */
  private static double errors(Estimate estimate) {
    return 4 * estimate.standardError() + 1e-6;
  }
}
