package dev.elbow.runner.spec;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keep key: of how many trials the models are kept. */
final class KeepReader {
  private static final Pattern BEST = Pattern.compile("best-([1-9][0-9]{0,5})");

  private KeepReader() {}

  /** Empty for all of them. */
  static OptionalInt models(Cursor cursor) {
    if (cursor.isWord("all")) {
      return OptionalInt.empty();
    }
    Matcher best = BEST.matcher(cursor.node() instanceof Tree.Scalar s ? s.text() : "");
    if (best.matches()) {
      return OptionalInt.of(Integer.parseInt(best.group(1)));
    }
    cursor.problem("expected best-10 or all, found " + Found.describe(cursor.node()));
    return KeepSpec.DEFAULT.models();
  }
}
