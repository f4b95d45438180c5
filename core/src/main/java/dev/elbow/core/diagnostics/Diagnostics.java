package dev.elbow.core.diagnostics;

import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Examines a trained model. Every model is examined on the same examples with the same noise. A
 * part that fails leaves a gap that says why; the rest is measured all the same.
 */
public final class Diagnostics {
  private static final Logger LOG = LoggerFactory.getLogger(Diagnostics.class);

  private final List<Diagnostic> parts;
  private final LongSupplier nanoTime;

  public Diagnostics(Level level) {
    this(parts(level), System::nanoTime);
  }

  Diagnostics(List<Diagnostic> parts, LongSupplier nanoTime) {
    this.parts = List.copyOf(parts);
    this.nanoTime = nanoTime;
  }

  /**
   * What light diagnostics measure, and the samples and codes against the data and the prior: all
   * that a prior hole shows in, for half as much again.
   */
  public static Diagnostics lightWithSamples() {
    List<Diagnostic> parts = new ArrayList<>(parts(Level.LIGHT));
    parts.addAll(samples());
    return new Diagnostics(parts, System::nanoTime);
  }

  /** The parts that measure the metrics of the group {@link Metric.Group#SAMPLES}. */
  private static List<Diagnostic> samples() {
    List<Diagnostic> parts = new ArrayList<>(List.of(AgainstPrior.values()));
    parts.add(new SampleQuality());
    return parts;
  }

  private static List<Diagnostic> parts(Level level) {
    List<Diagnostic> parts = new ArrayList<>();
    parts.add(new Bounds());
    parts.add(new ImportanceSampling(level));
    parts.add(new UseByDecoder());
    if (level == Level.FULL) {
      parts.add(new InferenceGap());
      parts.add(new Information());
      parts.addAll(samples());
    }
    return parts;
  }

  /** Everything that can be measured of the model; it stays open. */
  public FinalMetrics examine(VaeModel model, EvaluationData data) {
    long start = nanoTime.getAsLong();
    Findings findings = new Findings();
    Subject subject = new Subject(model, data);
    for (Diagnostic part : parts) {
      long begun = nanoTime.getAsLong();
      findings.add(examine(part, subject));
      LOG.info("Examined {}: {} ms", part.title(), (nanoTime.getAsLong() - begun) / 1_000_000);
    }
    findings.put(Metric.DIAGNOSTICS_SECONDS, (nanoTime.getAsLong() - start) * 1e-9);
    return findings.metrics();
  }

  private static Findings examine(Diagnostic part, Subject subject) {
    Findings found = new Findings();
    try {
      part.examine(subject, found);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      LOG.warn("The {} could not be measured", part.title(), e);
      found.gap(part.title(), Objects.requireNonNullElse(e.getMessage(), e.toString()));
    } catch (OutOfMemoryError e) {
      LOG.warn("The {} could not be measured", part.title(), e);
      found.gap(part.title(), "it needs more memory than there is");
    }
    return found;
  }
}
