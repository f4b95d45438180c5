package dev.elbow.runner.spec;

import dev.elbow.runner.space.Value;
import dev.elbow.runner.space.Value.Flag;
import dev.elbow.runner.space.Value.Real;
import dev.elbow.runner.space.Value.Text;
import dev.elbow.runner.space.Value.Whole;
import dev.elbow.runner.spec.Tree.Scalar;
import java.util.List;
import java.util.Optional;

/** A value in a list of choices or a condition, of whatever type it is written in. */
final class ParameterValue {
  private static final List<String> TRUE = List.of("true", "True", "TRUE");
  private static final List<String> FALSE = List.of("false", "False", "FALSE");

  private ParameterValue() {}

  static Optional<Value> read(Cursor cursor) {
    if (!(cursor.node() instanceof Scalar scalar)) {
      return Optional.of(new Text(cursor.node().flow()));
    }
    if (Scalars.isNull(scalar)) {
      cursor.problem("expected a value, found nothing");
      return Optional.empty();
    }
    return Optional.of(of(scalar));
  }

  static Value of(Scalar scalar) {
    if (Scalars.isWrittenWhole(scalar) && Scalars.whole(scalar).isPresent()) {
      return new Whole(Scalars.whole(scalar).get());
    }
    if (Scalars.number(scalar).isPresent()) {
      return new Real(Scalars.number(scalar).get().doubleValue());
    }
    if (scalar.plain() && (TRUE.contains(scalar.text()) || FALSE.contains(scalar.text()))) {
      return new Flag(TRUE.contains(scalar.text()));
    }
    return new Text(scalar.text());
  }
}
