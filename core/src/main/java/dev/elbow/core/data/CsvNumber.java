package dev.elbow.core.data;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What counts as a number in a CSV field. */
final class CsvNumber {
  /** Java itself would also take 1f, 0x1p3 and the like. */
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private static final Pattern NAN = Pattern.compile("[+-]?nan", Pattern.CASE_INSENSITIVE);
  private static final Pattern INFINITE =
      Pattern.compile("([+-]?)inf(inity)?", Pattern.CASE_INSENSITIVE);

  private CsvNumber() {}

  /** The field's value, which may be NaN or infinite; empty if it is no number. */
  static OptionalDouble parse(String field) {
    if (DECIMAL.matcher(field).matches()) {
      return OptionalDouble.of(Float.parseFloat(field));
    }
    if (NAN.matcher(field).matches()) {
      return OptionalDouble.of(Double.NaN);
    }
    if (INFINITE.matcher(field).matches()) {
      return OptionalDouble.of(
          field.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    return OptionalDouble.empty();
  }
}
