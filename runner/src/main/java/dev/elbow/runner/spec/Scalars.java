package dev.elbow.runner.spec;

import dev.elbow.runner.spec.Tree.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an unquoted scalar means: the numbers of the YAML 1.2 core schema, less those that another
 * version of YAML reads differently ({@code 010}, {@code 0o10}, {@code 0x8}). {@code 1e-3} is a
 * number; {@code yes} is a word.
 */
final class Scalars {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\.[0-9]+|(0|[1-9][0-9]*)(\\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?");
  private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final List<String> NULLS = List.of("", "~", "null", "Null", "NULL");

  private Scalars() {}

  static boolean isNull(Scalar scalar) {
    return scalar.plain() && NULLS.contains(scalar.text());
  }

  /** Whether it is written without a fraction and an exponent. */
  static boolean isWrittenWhole(Scalar scalar) {
    return scalar.plain() && WHOLE.matcher(scalar.text()).matches();
  }

  /** A number, finite as a double. */
  static Optional<BigDecimal> number(Tree tree) {
    if (!(tree instanceof Scalar scalar)
        || !scalar.plain()
        || !NUMBER.matcher(scalar.text()).matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(scalar.text());
    return Double.isFinite(number.doubleValue()) ? Optional.of(number) : Optional.empty();
  }

  /** A number without a fraction that fits a long; {@code 1e3} is one. */
  static Optional<Long> whole(Tree tree) {
    return number(tree)
        .filter(number -> number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0)
        .filter(number -> number.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::longValueExact);
  }
}
