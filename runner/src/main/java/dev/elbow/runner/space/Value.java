package dev.elbow.runner.space;

/**
 * One value of a parameter: a scalar or, for list-valued settings such as {@code model.hidden}, the
 * YAML text of the list.
 */
public sealed interface Value extends Comparable<Value> {

  /**
   * As it is written in the exports, the terminal and the report: shortest form that reads back.
   */
  String text();

  /** A floating-point number, finite. */
  record Real(double number) implements Value {
    public Real {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("a parameter cannot be " + number);
      }
    }

    @Override
    public String text() {
      return Double.toString(number);
    }
  }

  /** A whole number. */
  record Whole(long number) implements Value {
    @Override
    public String text() {
      return Long.toString(number);
    }
  }

  /** True or false. */
  record Flag(boolean value) implements Value {
    @Override
    public String text() {
      return Boolean.toString(value);
    }
  }

  /** A word, or the flow-style YAML text of a list or mapping. */
  record Text(String text) implements Value {}

  @Override
  default int compareTo(Value other) {
    if (isNumber() && other.isNumber()) {
      return Double.compare(asNumber(), other.asNumber());
    }
    return text().compareTo(other.text());
  }

  /** Whether {@link #asNumber} has an answer. */
  default boolean isNumber() {
    return this instanceof Real || this instanceof Whole;
  }

  /**
   * This value as a number.
   *
   * @throws IllegalStateException if it is not one
   */
  default double asNumber() {
    if (this instanceof Real real) {
      return real.number();
    }
    if (this instanceof Whole whole) {
      return (double) whole.number();
    }
    throw new IllegalStateException("'" + text() + "' is not a number");
  }
}
