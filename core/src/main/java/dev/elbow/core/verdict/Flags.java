package dev.elbow.core.verdict;

import dev.elbow.core.estimators.bounds.ImportanceWeightedBound;
import dev.elbow.core.estimators.latents.MutualInformation;
import dev.elbow.core.estimators.latents.RateDecomposition;
import dev.elbow.core.estimators.samples.Radius;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis.Remark;
import java.util.ArrayList;
import java.util.List;

/** What is worth knowing of a model beside its verdict. The limits are this product's defaults. */
final class Flags {
  private static final double GAUSSIAN_SHARE_OF_RATE = 0.1;
  private static final double SHARE_OF_INFERENCE_GAP = 0.5;

  private final Figures figures;
  private final Thresholds thresholds;
  private final List<Remark> flags = new ArrayList<>();

  Flags(Figures figures, Thresholds thresholds) {
    this.figures = figures;
    this.thresholds = thresholds;
  }

  List<Remark> raised(Verdict verdict) {
    unknownBound();
    distributedCode();
    noGain();
    if (verdict != Verdict.PRIOR_HOLE) {
      signsOfAHole();
    }
    inference();
    mutualInformation();
    return flags;
  }

  private void unknownBound() {
    raise(
        !figures.has(Metric.VALID_ELBO) && !figures.metrics().isNotFinite(Metric.VALID_ELBO),
        "Not measured",
        "without a validation ELBO most of what can be wrong cannot be seen");
  }

  /** Of next to no rate there is nothing to distribute. */
  private void distributedCode() {
    double hidden = figures.get(Metric.HIDDEN_RATE);
    raise(
        hidden > thresholds.maxHiddenRate()
            && hidden * figures.get(Metric.VALID_RATE) >= thresholds.minRateNats(),
        "Distributed code",
        Figures.percent(hidden)
            + " of the rate is in dimensions that do not count as active, so the number of active"
            + " units says nothing about collapse");
  }

  private void noGain() {
    raise(
        figures.get(Metric.ELBO_GAIN) <= 0,
        "No gain",
        "the ELBO is no better than that of a model without latents");
  }

  private void signsOfAHole() {
    raise(
        figures.get(Metric.DENSITY_RATIO) < thresholds.minDensityRatio(),
        "Sparse prior samples",
        "decoded draws of the prior are "
            + Figures.number(figures.get(Metric.DENSITY_RATIO))
            + " times as dense among real examples as reconstructions are");
    raise(
        figures.get(Metric.C2ST_ACCURACY) > thresholds.maxClassifierAccuracy(),
        "Codes differ from the prior",
        "a classifier tells them apart "
            + Figures.percent(figures.get(Metric.C2ST_ACCURACY))
            + " of the time");
    raise(
        figures.get(Metric.PCA_RADIUS_AUC) > thresholds.maxPcaRadiusAuc(),
        "Codes in a subspace",
        "in their leading principal components their radius tells codes from draws of the prior"
            + " with an AUC of "
            + Figures.number(figures.get(Metric.PCA_RADIUS_AUC)));
    double shift = figures.get(Metric.RADIUS_SHIFT);
    raise(
        Math.abs(shift) > Radius.TROUBLE_SHIFT,
        "Radius",
        "codes are "
            + Figures.number(Math.abs(shift))
            + " standard deviations "
            + (shift > 0 ? "further from" : "nearer to")
            + " the origin than draws of the prior");
    double share = figures.get(Metric.GAUSSIAN_MARGINAL_KL) / figures.get(Metric.VALID_RATE);
    raise(
        share > GAUSSIAN_SHARE_OF_RATE,
        "Aggregate posterior",
        "even a Gaussian fitted to all codes is "
            + figures.nats(Metric.GAUSSIAN_MARGINAL_KL)
            + " from the prior, "
            + Figures.percent(share)
            + " of the rate");
  }

  private void inference() {
    // Of the same examples: L1 is their ELBO.
    double inferenceGap = -figures.get(Metric.VALID_NLL) - figures.get(Metric.VALID_IWAE1);
    double amortisation = figures.get(Metric.AMORTISATION_GAP);
    double margin = thresholds.standardErrors() * figures.standardError(Metric.AMORTISATION_GAP);
    raise(
        inferenceGap > 0
            && amortisation > SHARE_OF_INFERENCE_GAP * inferenceGap
            && amortisation > margin,
        "Encoder",
        "most of what the bound loses is the encoder's: optimising each posterior by itself gains "
            + figures.nats(Metric.AMORTISATION_GAP)
            + ", where the NLL sees "
            + Figures.number(inferenceGap)
            + " nats between the ELBO and ln p(x)");
    raise(
        figures.get(Metric.EFFECTIVE_SAMPLES) < ImportanceWeightedBound.LOOSE_EFFECTIVE_SAMPLE_SIZE,
        "Loose likelihood",
        "of 5,000 draws only "
            + Figures.number(figures.get(Metric.EFFECTIVE_SAMPLES))
            + " count for the usual example: the NLL is an upper bound that is far from tight");
  }

  private void mutualInformation() {
    double seen = figures.get(Metric.MUTUAL_INFORMATION);
    double limit = figures.get(Metric.MUTUAL_INFORMATION_LIMIT);
    raise(
        MutualInformation.isSaturated(seen, limit),
        "Mutual information saturated",
        "it is at least "
            + Figures.number(seen)
            + " nats; more than "
            + Figures.number(limit)
            + " cannot be seen with so many codes, and nothing follows about a hole in the prior");
    raise(
        figures.get(Metric.TOTAL_CORRELATION)
            < -thresholds.standardErrors() * figures.standardError(Metric.TOTAL_CORRELATION)
                - RateDecomposition.ROUNDING_NATS,
        "Total correlation below zero",
        "the estimate is " + figures.nats(Metric.TOTAL_CORRELATION) + ": do not rely on it");
  }

  /** A comparison with a number that was not measured is false, so it raises nothing. */
  private void raise(boolean applies, String title, String text) {
    if (applies) {
      flags.add(new Remark(title, text));
    }
  }
}
