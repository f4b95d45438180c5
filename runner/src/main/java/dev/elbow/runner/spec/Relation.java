package dev.elbow.runner.spec;

import dev.elbow.runner.space.Comparison;
import dev.elbow.runner.spec.Tree.Scalar;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code latent_size > 16}: how conditions and constraints are written. */
record Relation(String name, Comparison comparison, Scalar bound) {
  private static final Pattern RELATION =
      Pattern.compile("\\s*([A-Za-z0-9_.]+)\\s*(<=|>=|==|!=|<|>)\\s*(\\S+)\\s*");

  /**
   * What kind of relation is wanted, for the message if there is none.
   *
   * @param name {@code a metric}
   * @param bound {@code a number}
   */
  record Wanted(String name, String bound, String example) {
    void complain(Cursor cursor) {
      cursor.problem(
          "expected %s, one of < <= > >= == != and %s, as in \"%s\", found %s"
              .formatted(name, bound, example, Found.describe(cursor.node())));
    }
  }

  /** Reads a relation, or reports that there is none. */
  static Optional<Relation> read(Cursor cursor, Wanted wanted) {
    Optional<String> text = cursor.text();
    Optional<Relation> relation = text.flatMap(written -> parse(cursor, written));
    if (text.isPresent() && relation.isEmpty()) {
      wanted.complain(cursor);
    }
    return relation;
  }

  private static Optional<Relation> parse(Cursor cursor, String text) {
    Matcher matcher = RELATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Comparison comparison = Comparison.bySymbol(matcher.group(2)).orElseThrow();
    Scalar bound = new Scalar(matcher.group(3), true, cursor.node().at());
    return Optional.of(new Relation(matcher.group(1), comparison, bound));
  }
}
