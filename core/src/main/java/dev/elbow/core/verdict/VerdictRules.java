package dev.elbow.core.verdict;

import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a trained model's numbers into a verdict. The rules are asked in the order of {@link
 * Verdict}: the first that applies is the verdict, those further down that apply as well become
 * flags. A rule whose numbers were not measured does not apply.
 *
 * <p>Active units alone never make a collapse: an A_i of 0.01 is a KL of about 0.005 nats, so a
 * code spread over very many dimensions can carry hundreds of nats with not one of them active. The
 * hidden rate tells the two apart.
 */
public final class VerdictRules {
  private final Figures figures;
  private final Thresholds thresholds;
  private final boolean stopped;

  private VerdictRules(Figures figures, Thresholds thresholds, boolean stopped) {
    this.figures = figures;
    this.thresholds = thresholds;
    this.stopped = stopped;
  }

  public static Diagnosis diagnose(FinalMetrics metrics, Thresholds thresholds) {
    return new VerdictRules(new Figures(metrics), thresholds, false).diagnose();
  }

  /**
   * The same of a training that was ended before its time: what its model is at that moment, and
   * said to be that. To be worse than a model without latents is then no divergence, since it had
   * no time to become better; and there are no hints, since what more epochs would do is not known.
   *
   * @param epochs after which it was ended
   */
  public static Diagnosis diagnoseStopped(FinalMetrics metrics, Thresholds thresholds, int epochs) {
    Diagnosis now = new VerdictRules(new Figures(metrics), thresholds, true).diagnose();
    String when =
        "as it was when stopped after " + epochs + (epochs == 1 ? " epoch: " : " epochs: ");
    return new Diagnosis(now.verdict(), when + now.reason(), now.flags(), List.of());
  }

  private Diagnosis diagnose() {
    Verdict verdict = Verdict.HEALTHY;
    String reason = healthy();
    List<Remark> flags = new ArrayList<>();
    for (Verdict candidate : Verdict.values()) {
      Optional<String> applies = reason(candidate);
      if (applies.isPresent() && verdict == Verdict.HEALTHY) {
        verdict = candidate;
        reason = applies.get();
      } else if (applies.isPresent()) {
        flags.add(new Remark(candidate.title(), applies.get()));
      }
    }
    flags.addAll(new Flags(figures, thresholds).raised(verdict));
    return new Diagnosis(verdict, reason, flags, Hints.of(verdict, figures, thresholds));
  }

  private Optional<String> reason(Verdict candidate) {
    return switch (candidate) {
      case DIVERGED -> diverged();
      case FULL_COLLAPSE -> fullCollapse();
      case OVERFIT -> overfit();
      case PRIOR_HOLE -> priorHole();
      case PARTIAL_COLLAPSE -> partialCollapse();
      case HEALTHY -> Optional.empty();
    };
  }

  private Optional<String> diverged() {
    if (figures.metrics().isNotFinite(Metric.VALID_ELBO)) {
      return Optional.of("the validation ELBO is not a finite number");
    }
    if (figures.get(Metric.SKIPPED_UPDATES) > thresholds.skippedUpdates()) {
      return Optional.of(
          Figures.percent(figures.get(Metric.SKIPPED_UPDATES))
              + " of the updates were skipped for the size of their gradient");
    }
    double margin = thresholds.standardErrors() * figures.standardError(Metric.VALID_ELBO);
    boolean worseThanNothing = ownBoundNats() < figures.get(Metric.NULL_ELBO) - margin;
    return when(
        worseThanNothing && !stopped,
        "the validation ELBO is "
            + figures.nats(Metric.VALID_ELBO)
            + ", and a model without latents would reach "
            + figures.nats(Metric.NULL_ELBO));
  }

  /**
   * The ELBO as the training weighed it, where it gave the rate less weight than 1. Ignoring the
   * latents was open to the training at every weight, and costs no rate: who does worse by the
   * training's own weight has failed at it. At a weight of 0.01 a model may well buy distortion
   * with so much rate that its ELBO, at weight 1, is below that of a model without latents; it then
   * did as it was told. Nor does rate count that a decoder has no use for: with free bits it may be
   * had for nothing, and it is a full collapse unless the distortion is worse as well.
   */
  private double ownBoundNats() {
    double weight = figures.has(Metric.KL_WEIGHT) ? Math.min(1, figures.get(Metric.KL_WEIGHT)) : 1;
    double paid = isDecoderBlind() ? 0 : weight;
    return figures.get(Metric.VALID_ELBO) + (1 - paid) * figures.get(Metric.VALID_RATE);
  }

  /** Whether another example's code is as good; false if that was not measured. */
  private boolean isDecoderBlind() {
    double margin = thresholds.standardErrors() * figures.standardError(Metric.DECODER_USE);
    return figures.get(Metric.DECODER_USE) <= margin;
  }

  private Optional<String> fullCollapse() {
    if (figures.get(Metric.VALID_RATE) < thresholds.minRateNats()) {
      return Optional.of(
          "the latents carry " + figures.nats(Metric.VALID_RATE) + " about an example");
    }
    return when(
        isDecoderBlind(),
        "the decoder does not use the latents: another example's code costs "
            + figures.nats(Metric.DECODER_USE)
            + " of distortion");
  }

  private Optional<String> overfit() {
    double gap = figures.get(Metric.GENERALISATION_GAP);
    double gain = figures.get(Metric.ELBO_GAIN);
    boolean significant =
        gap > thresholds.standardErrors() * figures.standardError(Metric.GENERALISATION_GAP);
    return when(
        significant && gap > thresholds.gapShareOfGain() * gain,
        "the ELBO is "
            + figures.nats(Metric.GENERALISATION_GAP)
            + " higher on training examples"
            + (gain > 0
                ? ", " + Figures.percent(gap / gain) + " of the gain over a model without latents"
                : ""));
  }

  private Optional<String> priorHole() {
    double accuracy = figures.get(Metric.C2ST_ACCURACY);
    double auc = figures.get(Metric.PCA_RADIUS_AUC);
    boolean classified = accuracy > thresholds.maxClassifierAccuracy();
    boolean elsewhere = auc > thresholds.maxPcaRadiusAuc();
    String told =
        classified
            ? "a classifier tells codes from draws of the prior "
                + Figures.percent(accuracy)
                + " of the time"
            : "the radius in the leading principal components tells codes from draws of the prior"
                + " with an AUC of "
                + Figures.number(auc);
    return when(
        figures.get(Metric.DENSITY_RATIO) < thresholds.minDensityRatio()
            && (classified || elsewhere),
        "decoded draws of the prior are "
            + Figures.number(figures.get(Metric.DENSITY_RATIO))
            + " times as dense among real examples as reconstructions are, and "
            + told);
  }

  private Optional<String> partialCollapse() {
    boolean few = figures.get(Metric.ACTIVE_FRACTION) < thresholds.minActiveFraction();
    double collapsed = figures.get(Metric.COLLAPSE_FRACTION);
    boolean many = collapsed > thresholds.maxCollapseFraction();
    return when(
        isHiddenRateSmall() && (few || many),
        activity()
            + (few ? "" : ", " + Figures.percent(collapsed) + " of them collapsed")
            + "; the hidden rate is "
            + Figures.percent(figures.get(Metric.HIDDEN_RATE)));
  }

  /**
   * Whether the dimensions that do not count as active carry next to nothing: a small share of the
   * rate, or less than a whole model may carry without being fully collapsed. Of very many
   * dimensions each has a little left for long.
   */
  private boolean isHiddenRateSmall() {
    double hidden = figures.get(Metric.HIDDEN_RATE);
    return hidden <= thresholds.maxHiddenRate()
        || hidden * figures.get(Metric.VALID_RATE) < thresholds.minRateNats();
  }

  private String healthy() {
    return figures.has(Metric.VALID_RATE)
        ? activity() + ", " + figures.nats(Metric.VALID_RATE) + " of rate"
        : "nothing that was measured speaks against it";
  }

  /** {@code 5 of 32 units active}. */
  private String activity() {
    int size = figures.metrics().perDimension(DimensionMetric.ACTIVITY).size();
    double active = figures.get(Metric.ACTIVE_UNITS);
    return Double.isNaN(active) || size == 0
        ? "the activity of the latents is unknown"
        : Math.round(active) + " of " + size + (size == 1 ? " unit active" : " units active");
  }

  private static Optional<String> when(boolean applies, String reason) {
    return applies ? Optional.of(reason) : Optional.empty();
  }
}
