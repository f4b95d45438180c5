package dev.elbow.reports.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the diagnostics found out about a trained model. A list per dimension is empty if nothing
 * was measured, and otherwise holds a value for each latent dimension, NaN where there is none.
 *
 * @param reason why this verdict, in a sentence or two with the numbers
 * @param flags what else the numbers show
 * @param hints what to try, why, and who says so
 * @param gaps the diagnostics that are missing, and why
 * @param activityPerDimension A_i, the variance of the posterior mean over examples
 * @param decoderUsePerDimensionNats ΔD_i, how much the distortion grows when z_i is permuted
 * @param sensitivityPerDimension mean squared derivative of the decoder's output by z_i
 * @param radius ‖z‖ of codes of validation examples against a draw from the prior
 * @param pcaRadius the same inside the leading principal components of the posterior means
 */
public record Diagnosis(
    Verdict verdict,
    String reason,
    List<Note> flags,
    List<Note> hints,
    List<Note> gaps,
    List<Double> activityPerDimension,
    List<Double> decoderUsePerDimensionNats,
    List<Double> sensitivityPerDimension,
    Optional<RadiusHistogram> radius,
    Optional<RadiusHistogram> pcaRadius) {

  /**
   * @throws IllegalArgumentException if the lists disagree about the number of dimensions
   */
  public Diagnosis {
    flags = List.copyOf(flags);
    hints = List.copyOf(hints);
    gaps = List.copyOf(gaps);
    activityPerDimension = List.copyOf(activityPerDimension);
    decoderUsePerDimensionNats = List.copyOf(decoderUsePerDimensionNats);
    sensitivityPerDimension = List.copyOf(sensitivityPerDimension);
    List<Integer> sizes =
        Stream.of(activityPerDimension, decoderUsePerDimensionNats, sensitivityPerDimension)
            .map(List::size)
            .filter(size -> size > 0)
            .distinct()
            .toList();
    if (sizes.size() > 1) {
      throw new IllegalArgumentException("lists per dimension have different sizes: " + sizes);
    }
  }
}
