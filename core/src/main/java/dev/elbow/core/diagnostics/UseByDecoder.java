package dev.elbow.core.diagnostics;

import dev.elbow.core.estimators.latents.DecoderUse;
import dev.elbow.core.estimators.latents.DecoderUse.Dimension;
import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.Metric;
import java.util.List;

/** Whether the decoder uses the code, as a whole and dimension by dimension. */
final class UseByDecoder implements Diagnostic {
  /** Among fewer examples a code that matters is too easily mistaken for one that does not. */
  private static final int FEWEST = 30;

  @Override
  public String title() {
    return "decoder use";
  }

  @Override
  public void examine(Subject subject, Findings findings) {
    if (subject.sample().rows() < FEWEST) {
      throw new IllegalArgumentException(
          "at least %d validation examples are needed, not %d"
              .formatted(FEWEST, subject.sample().rows()));
    }
    DecoderUse use =
        DecoderUse.of(subject.model(), subject.model(), subject.sample(), EvaluationData.SEED);
    findings.put(Metric.DECODER_USE, use.distortionIncrease());
    List<Dimension> dimensions = use.dimensions();
    if (dimensions.size() < subject.latentSize()) {
      findings.gap(
          "decoder use per dimension",
          "there are more than " + DecoderUse.LARGEST_DIMENSIONS + " latents");
      return;
    }
    findings.put(
        DimensionMetric.DECODER_USE,
        dimensions.stream().mapToDouble(d -> d.distortionIncrease().mean()).toArray());
    findings.put(
        DimensionMetric.SENSITIVITY,
        dimensions.stream().mapToDouble(d -> d.squaredSensitivity().mean()).toArray());
  }
}
