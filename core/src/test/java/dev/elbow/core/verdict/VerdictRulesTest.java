package dev.elbow.core.verdict;

import static dev.elbow.core.verdict.ModelNumbers.everythingWrong;
import static dev.elbow.core.verdict.ModelNumbers.healthy;
import static dev.elbow.core.verdict.Verdict.DIVERGED;
import static dev.elbow.core.verdict.Verdict.FULL_COLLAPSE;
import static dev.elbow.core.verdict.Verdict.HEALTHY;
import static dev.elbow.core.verdict.Verdict.OVERFIT;
import static dev.elbow.core.verdict.Verdict.PARTIAL_COLLAPSE;
import static dev.elbow.core.verdict.Verdict.PRIOR_HOLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.Gap;
import dev.elbow.core.metrics.Metric;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of verdicts, row by row. */
class VerdictRulesTest {
  private static final ModelNumbers FEW_ACTIVE = healthy().with(Metric.ACTIVE_FRACTION, 5 / 32.);
  private static final ModelNumbers SPARSE = healthy().with(Metric.DENSITY_RATIO, .25);
  private static final ModelNumbers TOLD_APART = healthy().with(Metric.C2ST_ACCURACY, .9);

  @Test
  void nothingWrongIsHealthy() {
    Diagnosis diagnosis = healthy().diagnosed();

    assertThat(diagnosis.verdict()).isEqualTo(HEALTHY);
    assertThat(diagnosis.reason()).isEqualTo("20 of 32 units active, 20.00 ± 0.25 nats of rate");
    assertThat(diagnosis.flags()).isEmpty();
    assertThat(diagnosis.hints()).isEmpty();
  }

  /** What the verdict is just below a threshold, at it, and just above it. */
  static Stream<Arguments> thresholds() {
    ModelNumbers uncertain = healthy().with(Metric.GENERALISATION_GAP_SE, 1);
    ModelNumbers elsewhere = SPARSE.with(Metric.PCA_RADIUS_AUC, .95);
    return Stream.of(
        Arguments.of(healthy(), Metric.SKIPPED_UPDATES, .01, HEALTHY, HEALTHY, DIVERGED),
        // −200 − 3 · 0.5
        Arguments.of(healthy(), Metric.VALID_ELBO, -201.5, DIVERGED, HEALTHY, HEALTHY),
        Arguments.of(healthy(), Metric.VALID_RATE, .1, FULL_COLLAPSE, HEALTHY, HEALTHY),
        // 3 · 1
        Arguments.of(healthy(), Metric.DECODER_USE, 3, FULL_COLLAPSE, FULL_COLLAPSE, HEALTHY),
        // 2 % of 100, above 3 · 0.5; then 3 · 1, above 2 % of 100
        Arguments.of(healthy(), Metric.GENERALISATION_GAP, 2, HEALTHY, HEALTHY, OVERFIT),
        Arguments.of(uncertain, Metric.GENERALISATION_GAP, 3, HEALTHY, HEALTHY, OVERFIT),
        Arguments.of(TOLD_APART, Metric.DENSITY_RATIO, .5, PRIOR_HOLE, HEALTHY, HEALTHY),
        Arguments.of(SPARSE, Metric.C2ST_ACCURACY, .75, HEALTHY, HEALTHY, PRIOR_HOLE),
        Arguments.of(SPARSE, Metric.PCA_RADIUS_AUC, .9, HEALTHY, HEALTHY, PRIOR_HOLE),
        Arguments.of(elsewhere, Metric.DENSITY_RATIO, .5, PRIOR_HOLE, HEALTHY, HEALTHY),
        Arguments.of(healthy(), Metric.ACTIVE_FRACTION, .5, PARTIAL_COLLAPSE, HEALTHY, HEALTHY),
        Arguments.of(healthy(), Metric.COLLAPSE_FRACTION, .5, HEALTHY, HEALTHY, PARTIAL_COLLAPSE),
        Arguments.of(
            FEW_ACTIVE, Metric.HIDDEN_RATE, .05, PARTIAL_COLLAPSE, PARTIAL_COLLAPSE, HEALTHY));
  }

  @ParameterizedTest(name = "{1} at {2}")
  @MethodSource("thresholds")
  void aThresholdDividesTwoVerdicts(
      ModelNumbers model,
      Metric metric,
      double threshold,
      Verdict below,
      Verdict at,
      Verdict above) {
    assertThat(model.with(metric, Math.nextDown(threshold)).verdict()).isEqualTo(below);
    assertThat(model.with(metric, threshold).verdict()).isEqualTo(at);
    assertThat(model.with(metric, Math.nextUp(threshold)).verdict()).isEqualTo(above);
  }

  @Test
  void aHoleTakesBothSparseSamplesAndCodesThatAreElsewhere() {
    assertThat(SPARSE.verdict()).isEqualTo(HEALTHY);
    assertThat(SPARSE.flags()).containsExactly("Sparse prior samples");
    assertThat(TOLD_APART.verdict()).isEqualTo(HEALTHY);
    assertThat(TOLD_APART.flags()).containsExactly("Codes differ from the prior");
    assertThat(SPARSE.with(Metric.C2ST_ACCURACY, .9).flags()).isEmpty();
  }

  @Test
  void theFirstRuleThatHoldsIsTheVerdictAndLaterOnesAreFlags() {
    ModelNumbers model = everythingWrong();

    assertThat(verdictAndFlags(model))
        .startsWith("Diverged", "Full collapse", "Overfit", "Prior hole", "Partial collapse");
    model = model.with(Metric.SKIPPED_UPDATES, 0);
    assertThat(verdictAndFlags(model))
        .startsWith("Full collapse", "Overfit", "Prior hole", "Partial collapse");
    model = model.with(Metric.DECODER_USE, 50);
    assertThat(verdictAndFlags(model)).startsWith("Overfit", "Prior hole", "Partial collapse");
    model = model.with(Metric.GENERALISATION_GAP, 0);
    assertThat(verdictAndFlags(model)).containsExactly("Prior hole", "Partial collapse");
    model = model.with(Metric.DENSITY_RATIO, 1).with(Metric.C2ST_ACCURACY, .5);
    assertThat(verdictAndFlags(model)).containsExactly("Partial collapse");
    model = model.with(Metric.ACTIVE_FRACTION, 1);
    assertThat(verdictAndFlags(model)).containsExactly("Healthy");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void anElboThatIsNotFiniteIsADivergence(double elbo) {
    ModelNumbers kept = healthy().with(Metric.VALID_ELBO, elbo);
    ModelNumbers dropped =
        healthy().without(Metric.VALID_ELBO).with(Gap.notFinite(Metric.VALID_ELBO, elbo));

    for (ModelNumbers model : List.of(kept, dropped)) {
      assertThat(model.verdict()).isEqualTo(DIVERGED);
      assertThat(model.diagnosed().reason())
          .isEqualTo("the validation ELBO is not a finite number");
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void aMissingNumberMatchesNoRule(Metric missing) {
    assertThat(healthy().without(missing).verdict()).isEqualTo(HEALTHY);
    assertThat(healthy().without(missing).flags()).isSubsetOf("Not measured");
  }

  @Test
  void ofAModelOfWhichNothingIsKnownNothingIsClaimed() {
    Diagnosis diagnosis = ModelNumbers.none().diagnosed();

    assertThat(diagnosis.verdict()).isEqualTo(HEALTHY);
    assertThat(diagnosis.reason()).isEqualTo("nothing that was measured speaks against it");
    assertThat(ModelNumbers.none().flags()).containsExactly("Not measured");
  }

  @Test
  void withoutTheirStandardErrorsDifferencesDoNotCount() {
    assertThat(
            healthy()
                .with(Metric.VALID_ELBO, -300)
                .with(Metric.GENERALISATION_GAP, 50)
                .with(Metric.DECODER_USE, -1)
                .without(Metric.VALID_ELBO_SE, Metric.GENERALISATION_GAP_SE, Metric.DECODER_USE_SE)
                .verdict())
        .isEqualTo(HEALTHY);
  }

  @Test
  void reasonsCarryTheNumbers() {
    assertThat(FEW_ACTIVE.with(Metric.ACTIVE_UNITS, 5).diagnosed().reason())
        .isEqualTo("5 of 32 units active; the hidden rate is 1.2 %");
    assertThat(healthy().with(Metric.COLLAPSE_FRACTION, .6).diagnosed().reason())
        .isEqualTo("20 of 32 units active, 60.0 % of them collapsed; the hidden rate is 1.2 %");
    assertThat(healthy().with(Metric.SKIPPED_UPDATES, .125).diagnosed().reason())
        .isEqualTo("12.5 % of the updates were skipped for the size of their gradient");
    assertThat(healthy().with(Metric.VALID_ELBO, -250).diagnosed().reason())
        .isEqualTo(
            "the validation ELBO is −250.00 ± 0.50 nats, and a model without latents would reach"
                + " −200.00 nats");
    assertThat(healthy().with(Metric.VALID_RATE, .0625).diagnosed().reason())
        .isEqualTo("the latents carry 0.0625 ± 0.25 nats about an example");
    assertThat(healthy().with(Metric.DECODER_USE, -.25).diagnosed().reason())
        .isEqualTo(
            "the decoder does not use the latents: another example's code costs"
                + " −0.25 ± 1.00 nats of distortion");
    assertThat(healthy().with(Metric.GENERALISATION_GAP, 10).diagnosed().reason())
        .isEqualTo(
            "the ELBO is 10.00 ± 0.50 nats higher on training examples, 10.0 % of the gain over a"
                + " model without latents");
    assertThat(SPARSE.with(Metric.C2ST_ACCURACY, .875).diagnosed().reason())
        .isEqualTo(
            "decoded draws of the prior are 0.25 times as dense among real examples as"
                + " reconstructions are, and a classifier tells codes from draws of the prior"
                + " 87.5 % of the time");
    assertThat(SPARSE.with(Metric.PCA_RADIUS_AUC, .95).diagnosed().reason())
        .endsWith("tells codes from draws of the prior with an AUC of 0.95");
  }

  @Test
  void anOverfitModelThatGainsNothingHasNoShareOfTheGain() {
    assertThat(
            healthy()
                .with(Metric.ELBO_GAIN, -1)
                .with(Metric.GENERALISATION_GAP, 10)
                .diagnosed()
                .reason())
        .isEqualTo("the ELBO is 10.00 ± 0.50 nats higher on training examples");
  }

  /** Each threshold, moved so that the verdict of the model changes. */
  static Stream<Arguments> otherThresholds() {
    ModelNumbers collapsed = healthy().with(Metric.COLLAPSE_FRACTION, .6);
    return Stream.of(
        Arguments.of(healthy().with(Metric.SKIPPED_UPDATES, .02), 0, .03, DIVERGED, HEALTHY),
        Arguments.of(healthy().with(Metric.DECODER_USE, 4), 1, 5, HEALTHY, FULL_COLLAPSE),
        Arguments.of(healthy().with(Metric.VALID_ELBO, -202), 1, 5, DIVERGED, HEALTHY),
        Arguments.of(healthy().with(Metric.GENERALISATION_GAP, 2.4), 1, 5, OVERFIT, HEALTHY),
        Arguments.of(healthy(), 2, 25, HEALTHY, FULL_COLLAPSE),
        Arguments.of(healthy().with(Metric.GENERALISATION_GAP, 4), 3, .05, OVERFIT, HEALTHY),
        Arguments.of(TOLD_APART, 4, .9, HEALTHY, PRIOR_HOLE),
        Arguments.of(SPARSE.with(Metric.C2ST_ACCURACY, .9), 5, .95, PRIOR_HOLE, HEALTHY),
        Arguments.of(SPARSE.with(Metric.PCA_RADIUS_AUC, .8), 6, .7, HEALTHY, PRIOR_HOLE),
        Arguments.of(FEW_ACTIVE, 7, .001, PARTIAL_COLLAPSE, HEALTHY),
        Arguments.of(FEW_ACTIVE, 8, .1, PARTIAL_COLLAPSE, HEALTHY),
        Arguments.of(collapsed, 9, .7, PARTIAL_COLLAPSE, HEALTHY));
  }

  @ParameterizedTest
  @MethodSource("otherThresholds")
  void otherThresholdsGiveOtherVerdicts(
      ModelNumbers model, int which, double threshold, Verdict before, Verdict after) {
    double[] t = {.01, 3, .1, .02, .5, .75, .9, .05, .5, .5, 2};
    t[which] = threshold;
    Thresholds other =
        new Thresholds(t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7], t[8], t[9], t[10]);

    assertThat(model.verdict()).isEqualTo(before);
    assertThat(model.diagnosed(other).verdict()).isEqualTo(after);
  }

  private static List<String> verdictAndFlags(ModelNumbers model) {
    return Stream.concat(Stream.of(model.verdict().title()), model.flags().stream()).toList();
  }
}
