package dev.elbow.reports.model;

/**
 * One searched parameter.
 *
 * @param name as in the sweep file: {@code training.dropout}
 */
public record ParameterColumn(String name, Kind kind) {

  /** How its values are laid out on an axis. */
  public enum Kind {
    NUMERIC,
    /** Numeric and positive, on a logarithmic axis. */
    LOG,
    CATEGORICAL
  }
}
