package dev.elbow.reports.model;

/**
 * One measured number.
 *
 * @param id as in the store and the exports: {@code valid_elbo}
 * @param title as a person reads it: {@code Validation ELBO}
 */
public record MetricColumn(String id, String title, Unit unit, Better better) {

  /** What one unit of it is; decides how it is printed. */
  public enum Unit {
    NATS,
    COUNT,
    FRACTION,
    SECONDS,
    NONE
  }

  /** Which direction is an improvement, all else equal. */
  public enum Better {
    HIGHER,
    LOWER,
    NEITHER
  }
}
