package dev.elbow.core.verdict;

import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis.Remark;
import java.util.ArrayList;
import java.util.List;

/** What to try next, each with its grounds. */
final class Hints {
  private static final Remark LOWER_LEARNING_RATE =
      new Remark(
          "Lower learning_rate, by a factor of 3 to 10",
          "the usual cause: Adam at 1e-3 and below is what the reference models are trained with");
  private static final Remark CLIP =
      new Remark(
          "Set gradient_clip: 5",
          "one large gradient can undo a training; He et al. 2019 clip at a norm of 5");
  private static final Remark CLIP_INSTEAD =
      new Remark(
          "A higher skip_threshold, or gradient_clip: 5 instead",
          "a clipped gradient still trains, a skipped one does not; He et al. 2019 clip at a norm of"
              + " 5, Child 2021 skips only above hundreds");
  private static final Remark LET_DECODER_SEE =
      new Remark(
          "Without free_bits, and with decoder_input_gain: 1",
          "there is rate, but the decoder has no use for it: free bits keep such rate alive without"
              + " giving the decoder a reason to look (Kingma et al. 2016)");
  private static final Remark LONGER =
      new Remark(
          "More epochs",
          "if the ELBO was still rising at the end: a model that has hardly been trained is worse"
              + " than none");
  private static final Remark WARM_UP =
      new Remark(
          "A longer kl_schedule, linear over 10 to 100 epochs",
          "a latent that is given up early, while the decoder is still poor, seldom comes back;"
              + " Tomczak and Welling 2018 warm up for 100 epochs");
  private static final Remark FREE_BITS =
      new Remark(
          "Set free_bits: 0.1 to 0.5",
          "the KL term then costs nothing below that, so nothing is won by giving a latent up"
              + " (Kingma et al. 2016); active units become unreliable, the hidden rate does not");
  private static final Remark MORE_DATA =
      new Remark(
          "More training examples",
          "the gap between training and validation shrinks with them as with nothing else");
  private static final Remark STOP_EARLIER =
      new Remark(
          "early_stopping, fewer epochs or smaller hidden layers",
          "what is learned after the validation ELBO has peaked is about the training examples"
              + " alone; Tomczak and Welling 2018 stop after 50 epochs without a better one");
  private static final Remark DROPOUT =
      new Remark("Set dropout: 0.2", "as the ladder VAE references do against overfitting");
  private static final Remark FEWER_LATENTS =
      new Remark(
          "Fewer latents",
          "each dimension beyond what the data need is one more that the prior fills and the"
              + " encoder does not");

  private Hints() {}

  static List<Remark> of(Verdict verdict, Figures figures, Thresholds thresholds) {
    return switch (verdict) {
      case DIVERGED ->
          figures.get(Metric.SKIPPED_UPDATES) > thresholds.skippedUpdates()
              ? List.of(LOWER_LEARNING_RATE, CLIP_INSTEAD)
              : List.of(LOWER_LEARNING_RATE, CLIP, LONGER);
      case FULL_COLLAPSE ->
          figures.get(Metric.VALID_RATE) >= thresholds.minRateNats()
              ? List.of(LET_DECODER_SEE, WARM_UP)
              : List.of(lowerBeta(figures), WARM_UP, FREE_BITS);
      case OVERFIT -> overfit(figures);
      case PRIOR_HOLE -> List.of(raiseBeta(figures), FEWER_LATENTS, MORE_DATA);
      case PARTIAL_COLLAPSE ->
          List.of(asManyAsActive(figures), lowerBeta(figures), WARM_UP, FREE_BITS);
      case HEALTHY -> List.of();
    };
  }

  private static List<Remark> overfit(Figures figures) {
    List<Remark> hints = new ArrayList<>(List.of(MORE_DATA, STOP_EARLIER, DROPOUT));
    if (figures.get(Metric.KL_WEIGHT) < 1) {
      hints.add(raiseBeta(figures));
    }
    return hints;
  }

  private static Remark lowerBeta(Figures figures) {
    return new Remark(
        "Lower beta" + current(figures),
        "a latent direction is kept only if the variance that it explains is above beta times that"
            + " of the noise (Lucas et al. 2019; exact for a linear VAE)");
  }

  private static Remark raiseBeta(Figures figures) {
    return new Remark(
        "Raise beta" + current(figures),
        "a larger weight of the KL term draws the codes towards the prior and leaves fewer gaps"
            + " between them (Alemi et al. 2018 on the trade of rate for distortion)");
  }

  private static String current(Figures figures) {
    return figures.has(Metric.KL_WEIGHT)
        ? ", now " + Figures.number(figures.get(Metric.KL_WEIGHT))
        : "";
  }

  private static Remark asManyAsActive(Figures figures) {
    long active = Math.round(figures.get(Metric.ACTIVE_UNITS));
    return new Remark(
        "Fewer latents" + (active > 0 ? ", about " + active : ""),
        "the others carry next to nothing; if the bound is as good as the best trial's, they seem"
            + " to cost only time");
  }
}
