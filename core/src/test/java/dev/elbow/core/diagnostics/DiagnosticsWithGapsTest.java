package dev.elbow.core.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.estimators.LinearVae;
import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Gap;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.model.Posterior;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Thresholds;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.core.verdict.VerdictRules;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What cannot be measured is a gap that says why; all else is measured. */
class DiagnosticsWithGapsTest {
  private static final LinearVae VAE =
      new LinearVae(GaussianSplits.EIGENVALUES, GaussianSplits.VARIANCE, 1);
  private static final PlainModel MODEL = PlainModel.of(VAE);
  private static final EvaluationData DATA = GaussianSplits.of(100);

  private static FinalMetrics examine(PlainModel model, EvaluationData data) {
    return new Diagnostics(Level.FULL).examine(model, data);
  }

  @Test
  void aPartThatThrowsLeavesAGapAndKeepsWhatItHadFound() {
    FinalMetrics metrics =
        examine(
            part("first", findings -> findings.put(Metric.VALID_ELBO, -3)),
            part(
                "second",
                findings -> {
                  findings.put(Metric.VALID_RATE, 2);
                  throw new IllegalArgumentException("there are too few");
                }),
            part(
                "third",
                findings -> {
                  throw new OutOfMemoryError("Java heap space");
                }),
            part(
                "fourth",
                findings -> {
                  throw new ArrayIndexOutOfBoundsException();
                }),
            part("fifth", findings -> findings.put(Metric.MMD, .25)));

    assertThat(metrics.gaps())
        .containsExactly(
            new Gap("second", "there are too few"),
            new Gap("third", "it needs more memory than there is"),
            new Gap("fourth", "java.lang.ArrayIndexOutOfBoundsException"));
    assertThat(metrics.get(Metric.VALID_ELBO)).isEqualTo(-3);
    assertThat(metrics.get(Metric.VALID_RATE)).isEqualTo(2);
    assertThat(metrics.get(Metric.MMD)).isEqualTo(.25);
    assertThat(metrics.get(Metric.DIAGNOSTICS_SECONDS)).isZero();
  }

  @Test
  void aDecoderWithoutMeansLeavesOnlyTheGapsOfWhatDecodes() {
    FinalMetrics metrics =
        examine(
            MODEL.with(FailingDecoder.withoutMeans(VAE, () -> new OutOfMemoryError("native"))),
            DATA);

    assertThat(metrics.gaps())
        .extracting(Gap::what)
        .containsExactly("decoder use", "precision, recall, density and coverage");
    assertThat(metrics.gaps())
        .extracting(Gap::reason)
        .containsOnly("it needs more memory than there is");
    assertThat(metrics.values().byMetric())
        .containsKeys(
            Metric.VALID_ELBO,
            Metric.VALID_IWAE64,
            Metric.AMORTISATION_GAP,
            Metric.MUTUAL_INFORMATION,
            Metric.C2ST_ACCURACY)
        .doesNotContainKeys(Metric.DECODER_USE, Metric.DENSITY_RATIO);
  }

  @Test
  void aModelThatCannotScoreIsNotCalledDiverged() {
    FinalMetrics metrics =
        examine(
            MODEL.with(
                FailingDecoder.withoutScores(VAE, () -> new IllegalStateException("no weights"))),
            DATA);

    assertThat(metrics.gaps()).contains(new Gap("ELBO", "no weights"));
    assertThat(metrics.values().byMetric())
        .containsKeys(Metric.MUTUAL_INFORMATION, Metric.RADIUS_SHIFT, Metric.DENSITY_RATIO);
    Diagnosis diagnosis = VerdictRules.diagnose(metrics, Thresholds.DEFAULT);
    assertThat(diagnosis.verdict()).isNotEqualTo(Verdict.DIVERGED);
    assertThat(diagnosis.flags()).extracting(Diagnosis.Remark::title).contains("Not measured");
  }

  @Test
  void codesOfManyExamplesThatCannotBeHadFailInTheirOwnParts() {
    FinalMetrics metrics =
        examine(
            MODEL.with(
                x -> {
                  if (x.rows() == 1000) {
                    throw new OutOfMemoryError("Java heap space");
                  }
                  return VAE.encode(x);
                }),
            GaussianSplits.of(1000));

    assertThat(metrics.gaps())
        .extracting(Gap::what)
        .contains("mutual information", "two-sample test", "radius of the codes");
    assertThat(metrics.values().byMetric())
        .containsKeys(Metric.VALID_ELBO, Metric.VALID_IWAE64, Metric.DENSITY_RATIO);
  }

  @Test
  void aDecoderThatAnswersNanIsADivergenceAndNoException() {
    for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      FinalMetrics metrics = examine(MODEL.with(FailingDecoder.answering(VAE, value)), DATA);

      assertThat(metrics.values().byMetric().values()).allMatch(Double::isFinite);
      assertThat(metrics.isNotFinite(Metric.VALID_ELBO)).isTrue();
      assertThat(metrics.get(Metric.VALID_RATE)).isPositive();
      assertThat(metrics.values().byMetric())
          .containsKeys(Metric.MUTUAL_INFORMATION, Metric.C2ST_ACCURACY)
          .doesNotContainKeys(
              Metric.VALID_ELBO, Metric.VALID_ELBO_SE, Metric.VALID_NLL, Metric.DENSITY_RATIO);
      assertThat(VerdictRules.diagnose(metrics, Thresholds.DEFAULT).verdict())
          .isEqualTo(Verdict.DIVERGED);
    }
  }

  @Test
  void anEncoderThatAnswersNanIsNoException() {
    PlainModel model =
        MODEL.with(
            x -> {
              Posterior posterior = VAE.encode(x);
              Arrays.fill(posterior.mean().values(), Float.NaN);
              return posterior;
            });

    FinalMetrics metrics = examine(model, DATA);

    assertThat(metrics.values().byMetric().values()).allMatch(Double::isFinite);
    assertThat(metrics.gaps())
        .contains(
            new Gap(
                "mutual information", "the posterior has means or variances that are not finite"));
  }

  @Test
  void oneValidationExampleHasNoStandardErrors() {
    EvaluationData data =
        new EvaluationData(DATA.train(), DATA.validation().rows(0, 1), DATA.test(), DATA.shape());

    FinalMetrics metrics = examine(MODEL, data);

    assertThat(metrics.values().byMetric())
        .containsKeys(
            Metric.VALID_ELBO, Metric.VALID_IWAE64, Metric.GENERALISATION_GAP, Metric.TEST_ELBO)
        .doesNotContainKeys(
            Metric.VALID_ELBO_SE, Metric.GENERALISATION_GAP_SE, Metric.MUTUAL_INFORMATION);
    assertThat(metrics.gaps())
        .contains(
            new Gap("mutual information", "an aggregate posterior needs at least 2 codes, not 1"),
            new Gap("decoder use", "at least 30 validation examples are needed, not 1"));
    // No difference of one example is significant.
    assertThat(VerdictRules.diagnose(metrics, Thresholds.DEFAULT).verdict())
        .isNotIn(Verdict.DIVERGED, Verdict.OVERFIT);
  }

  @Test
  void withoutATestSplitNothingIsSaidAboutIt() {
    FinalMetrics metrics = examine(MODEL, GaussianSplits.withoutTest(DATA));

    assertThat(metrics.gaps()).isEmpty();
    assertThat(metrics.values().byMetric())
        .containsKeys(Metric.VALID_NLL, Metric.DENSITY_RATIO)
        .doesNotContainKeys(Metric.TEST_ELBO, Metric.TEST_NLL, Metric.TEST_GENERALISATION_GAP);
  }

  @Test
  void oneLatentIsEnough() {
    LinearVae vae = new LinearVae(GaussianSplits.EIGENVALUES, GaussianSplits.VARIANCE, 1, 1);

    FinalMetrics metrics = examine(PlainModel.of(vae), DATA);

    assertThat(metrics.gaps()).isEmpty();
    assertThat(metrics.get(Metric.VALID_RATE)).isCloseTo(vae.rate(), within(1e-5));
    assertThat(metrics.get(Metric.TOTAL_CORRELATION)).isCloseTo(0, within(1e-6));
  }

  @Test
  void moreLatentsThanACovarianceIsKeptForAreAGap() {
    FinalMetrics metrics = examine(MODEL.padded(600), DATA);

    assertThat(metrics.gaps())
        .extracting(Gap::what)
        .containsExactly("Gaussian aggregate posterior");
    assertThat(metrics.get(Metric.VALID_RATE)).isCloseTo(VAE.rate(), within(1e-5));
    assertThat(metrics.values().byMetric()).doesNotContainKey(Metric.GAUSSIAN_MARGINAL_KL);
    for (DimensionMetric metric : DimensionMetric.values()) {
      assertThat(metrics.perDimension(metric)).hasSize(600);
    }
  }

  @Test
  void aCollapsedModelHasNoFlagsFromRounding() {
    LinearVae collapsed = new LinearVae(GaussianSplits.EIGENVALUES, GaussianSplits.VARIANCE, 6);

    FinalMetrics metrics = examine(PlainModel.of(collapsed), DATA);
    Diagnosis diagnosis = VerdictRules.diagnose(metrics, Thresholds.DEFAULT);

    assertThat(metrics.get(Metric.VALID_RATE)).isZero();
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.FULL_COLLAPSE);
    assertThat(diagnosis.flags())
        .extracting(Diagnosis.Remark::title)
        .doesNotContain("Total correlation below zero", "Distributed code", "Encoder");
  }

  private static FinalMetrics examine(Diagnostic... parts) {
    return new Diagnostics(List.of(parts), () -> 0).examine(MODEL, DATA);
  }

  private static Diagnostic part(String title, Consumer<Findings> measure) {
    return new Diagnostic() {
      @Override
      public String title() {
        return title;
      }

      @Override
      public void examine(Subject subject, Findings findings) {
        measure.accept(findings);
      }
    };
  }
}
