package dev.elbow.reports.model;

/** The value a trial was given for one parameter. */
public sealed interface ParameterValue {

  /** A number, integers included. */
  record Numeric(double value) implements ParameterValue {}

  /** Anything else, as text. */
  record Text(String value) implements ParameterValue {}

  /** The parameter does not apply to this trial: its condition does not hold. */
  record Absent() implements ParameterValue {}
}
