package dev.elbow.core.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.estimators.LinearVae;
import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A linear VAE at its optimum, of which every number is known (Lucas et al. 2019). */
class DiagnosticsTest {
  private static final int EXAMPLES = 1000;
  private static final LinearVae TIGHT = vae(1);

  /** Known of the training, not of the model. */
  private static final Set<Metric> OF_THE_COURSE =
      EnumSet.of(
          Metric.BEST_EPOCH, Metric.KL_WEIGHT, Metric.SKIPPED_UPDATES, Metric.TRAINING_SECONDS);

  private static final EvaluationData DATA = GaussianSplits.of(EXAMPLES);
  private static final FinalMetrics FULL = examined(TIGHT, Level.FULL);
  private static final FinalMetrics LIGHT = examined(TIGHT, Level.LIGHT);
  private static final FinalMetrics LOOSE = examined(vae(2), Level.FULL);

  private static LinearVae vae(double beta) {
    return new LinearVae(GaussianSplits.EIGENVALUES, GaussianSplits.VARIANCE, beta);
  }

  private static FinalMetrics examined(LinearVae vae, Level level) {
    return new Diagnostics(level).examine(PlainModel.of(vae), DATA);
  }

  @Test
  void fullDiagnosticsMeasureEveryFinalMetric() {
    assertThat(FULL.values().byMetric().keySet())
        .containsExactlyInAnyOrderElementsOf(finalMetrics(true));
    assertThat(FULL.dimensions().keySet()).containsExactlyInAnyOrder(DimensionMetric.values());
    assertThat(FULL.radius()).isPresent();
    assertThat(FULL.pcaRadius()).isPresent();
    assertThat(FULL.gaps()).isEmpty();
  }

  @Test
  void lightDiagnosticsMeasureExactlyWhatIsNotForFullOnesOnly() {
    assertThat(LIGHT.values().byMetric().keySet())
        .containsExactlyInAnyOrderElementsOf(finalMetrics(false));
    assertThat(LIGHT.gaps()).isEmpty();
  }

  @Test
  void whatLightDiagnosticsMeasureIsWhatFullOnesMeasure() {
    for (Metric metric : finalMetrics(false)) {
      if (metric != Metric.DIAGNOSTICS_SECONDS) {
        assertThat(LIGHT.get(metric)).as(metric.id()).isEqualTo(FULL.get(metric));
      }
    }
  }

  private static Set<Metric> finalMetrics(boolean full) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.isFinal() && !OF_THE_COURSE.contains(metric))
        .filter(metric -> full || !metric.isFullOnly())
        .collect(Collectors.toSet());
  }

  /**
   * The examples have the covariance that the model was made for, so that distortions deviate by
   * the draws of z alone, by less than the standard error; the rate by rounding of floats.
   */
  @Test
  void theBoundIsThatOfTheClosedForm() {
    assertThat(FULL.get(Metric.VALID_RATE)).isCloseTo(1.471244, within(1e-5));
    assertThat(FULL.get(Metric.VALID_DISTORTION))
        .isCloseTo(4.933723, error(Metric.VALID_DISTORTION_SE));
    assertThat(FULL.get(Metric.VALID_ELBO)).isCloseTo(-6.404967, error(Metric.VALID_ELBO_SE));
    assertThat(FULL.get(Metric.TEST_ELBO)).isCloseTo(-6.404967, error(Metric.VALID_ELBO_SE));
    assertThat(FULL.get(Metric.NULL_ELBO)).isCloseTo(-8.100390, within(1e-5));
    assertThat(FULL.get(Metric.ELBO_GAIN))
        .isEqualTo(FULL.get(Metric.VALID_ELBO) - FULL.get(Metric.NULL_ELBO));
    assertThat(FULL.get(Metric.DECODER_SIGMA)).isCloseTo(Math.sqrt(.75), within(1e-9));
  }

  /** At β = 1 all log weights of an example are equal: nothing is left to chance but rounding. */
  @Test
  void atTheOptimumEveryBoundIsTheLikelihood() {
    double likelihood = TIGHT.logLikelihood();

    assertThat(FULL.get(Metric.VALID_IWAE5)).isCloseTo(likelihood, within(1e-4));
    assertThat(FULL.get(Metric.VALID_IWAE64)).isCloseTo(likelihood, within(1e-4));
    assertThat(FULL.get(Metric.VALID_NLL)).isCloseTo(-likelihood, within(1e-4));
    assertThat(FULL.get(Metric.TEST_NLL)).isCloseTo(-likelihood, within(1e-4));
    assertThat(FULL.get(Metric.EFFECTIVE_SAMPLES)).isCloseTo(5000, within(1.));
    assertThat(FULL.get(Metric.AMORTISATION_GAP))
        .isCloseTo(0, within(4 * FULL.get(Metric.AMORTISATION_GAP_SE) + 1e-4));
  }

  @Test
  void awayFromItTheLikelihoodIsFoundAllTheSame() {
    assertThat(LOOSE.get(Metric.VALID_ELBO))
        .isCloseTo(-6.734646, within(LOOSE.get(Metric.VALID_ELBO_SE)));
    // The errors also cover the choice of examples, which the exact covariance takes away in part.
    assertThat(LOOSE.get(Metric.VALID_NLL))
        .isCloseTo(6.504356, within(LOOSE.get(Metric.VALID_NLL_SE)));
    assertThat(LOOSE.get(Metric.VALID_IWAE64))
        .isBetween(LOOSE.get(Metric.VALID_IWAE5), -LOOSE.get(Metric.VALID_NLL) + .01);
    // The best posterior for β = 1 would make the bound tight: the encoder loses all there is.
    assertThat(LOOSE.get(Metric.AMORTISATION_GAP))
        .isCloseTo(
            vae(2).logLikelihood() - vae(2).elbo(),
            within(4 * LOOSE.get(Metric.AMORTISATION_GAP_SE)));
  }

  @Test
  void everyLatentIsThatOfTheClosedForm() {
    assertThat(FULL.get(Metric.ACTIVE_UNITS)).isEqualTo(3);
    assertThat(FULL.get(Metric.ACTIVE_FRACTION)).isEqualTo(.75);
    assertThat(FULL.get(Metric.COLLAPSE_FRACTION)).isEqualTo(.25);
    assertThat(FULL.get(Metric.HIDDEN_RATE)).isCloseTo(0, within(1e-9));
    assertThat(FULL.get(Metric.MIN_LOG_VARIANCE)).isCloseTo(Math.log(.75 / 4), within(1e-6));
    assertThat(FULL.get(Metric.MAX_LOG_VARIANCE)).isZero();
    assertThat(array(FULL, DimensionMetric.KL))
        .containsExactly(TIGHT.klPerDimension(), within(1e-5));
    // The variance divides by n − 1.
    assertThat(array(FULL, DimensionMetric.ACTIVITY))
        .containsExactly(TIGHT.activities(), within(2. / EXAMPLES));
  }

  @Test
  void theDecodersUseIsThatOfTheClosedForm() {
    // ΔD_i = (λ − σ²)/σ² and w² = λ − σ².
    assertThat(FULL.get(Metric.DECODER_USE))
        .isCloseTo(13 / 3. + 5 / 3. + 1 / 3., within(4 * FULL.get(Metric.DECODER_USE_SE)));
    // A difference of squares of about ΔD_i each: its error on 1,000 examples is below ΔD_i/10.
    double[] use = array(FULL, DimensionMetric.DECODER_USE);
    assertThat(use[0]).isCloseTo(13 / 3., within(.5));
    assertThat(use[1]).isCloseTo(5 / 3., within(.25));
    assertThat(use[2]).isCloseTo(1 / 3., within(.1));
    assertThat(use[3]).isZero();
    assertThat(array(FULL, DimensionMetric.SENSITIVITY))
        .containsExactly(new double[] {3.25, 1.25, .25, 0}, within(1e-3));
  }

  /** For Gaussian examples q(z) is the prior. */
  @Test
  void theAggregatePosteriorIsThePrior() {
    assertThat(FULL.get(Metric.MUTUAL_INFORMATION))
        .isCloseTo(TIGHT.rate(), within(4 * FULL.get(Metric.MUTUAL_INFORMATION_SE)));
    assertThat(FULL.get(Metric.MUTUAL_INFORMATION_LIMIT)).isEqualTo(Math.log(EXAMPLES));
    assertThat(FULL.get(Metric.MARGINAL_KL_LOWER)).isCloseTo(0, within(.1));
    assertThat(FULL.get(Metric.TOTAL_CORRELATION))
        .isCloseTo(0, within(4 * FULL.get(Metric.TOTAL_CORRELATION_SE)));
    assertThat(FULL.get(Metric.GAUSSIAN_MARGINAL_KL)).isBetween(0., 1e-3);
    assertThat(FULL.get(Metric.GAUSSIAN_TOTAL_CORRELATION)).isBetween(0., 1e-3);
    assertThat(FULL.get(Metric.RADIUS_SHIFT))
        .isCloseTo(0, within(4 * FULL.get(Metric.RADIUS_SHIFT_SE)));
    // 500 codes of either kind: an error of .02.
    assertThat(FULL.get(Metric.PCA_RADIUS_AUC)).isCloseTo(.5, within(.08));
    assertThat(FULL.get(Metric.C2ST_ACCURACY))
        .isCloseTo(.5, within(4 * FULL.get(Metric.C2ST_ACCURACY_SE)));
    assertThat(FULL.get(Metric.MMD_P_VALUE)).isGreaterThan(.01);
    assertThat(FULL.get(Metric.DENSITY_RATIO)).isGreaterThan(.5);
  }

  @Test
  void theModelIsNoBetterOnOneSplitThanOnAnother() {
    for (Metric gap : List.of(Metric.GENERALISATION_GAP, Metric.TEST_GENERALISATION_GAP)) {
      double standardError = FULL.get(gap.standardError().orElseThrow());
      assertThat(FULL.get(gap)).isCloseTo(0, within(standardError));
      // Both splits' errors in quadrature, about equal.
      assertThat(standardError)
          .isCloseTo(Math.sqrt(2) * FULL.get(Metric.VALID_ELBO_SE), within(.02));
    }
  }

  @Test
  void everyStandardErrorBelongsToAMeasuredMetric() {
    Set<Metric> measured = LOOSE.values().byMetric().keySet();
    Set<Metric> errors =
        measured.stream()
            .flatMap(metric -> metric.standardError().stream())
            .collect(Collectors.toSet());

    assertThat(measured.stream().filter(Metric::isStandardError))
        .containsExactlyInAnyOrderElementsOf(errors)
        .allSatisfy(error -> assertThat(LOOSE.get(error)).as(error.id()).isNotNegative());
  }

  @Test
  void examiningTwiceGivesTheSameBits() {
    Measurements noTime = new Measurements(Map.of(Metric.DIAGNOSTICS_SECONDS, 0.));

    FinalMetrics again = examined(TIGHT, Level.FULL);

    assertThat(again.with(noTime)).isEqualTo(FULL.with(noTime));
  }

  private static double[] array(FinalMetrics metrics, DimensionMetric metric) {
    return metrics.perDimension(metric).stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Offset<Double> error(Metric standardError) {
    return within(FULL.get(standardError));
  }
}
