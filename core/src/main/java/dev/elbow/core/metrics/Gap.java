package dev.elbow.core.metrics;

/**
 * Something that could not be measured of a trained model.
 *
 * @param what as a person reads it: {@code two-sample test}
 * @param reason one sentence
 */
public record Gap(String what, String reason) {

  /** A metric whose value came out as NaN or infinite. */
  public static Gap notFinite(Metric metric, double value) {
    return new Gap(metric.title(), "it is " + (Double.isNaN(value) ? "not a number" : "infinite"));
  }
}
