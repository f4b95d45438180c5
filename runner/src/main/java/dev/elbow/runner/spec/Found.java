package dev.elbow.runner.spec;

import dev.elbow.runner.spec.Tree.Mapping;
import dev.elbow.runner.spec.Tree.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The second half of "expected X, found Y". */
final class Found {
  private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9].*");
  private static final Pattern OTHER_BASE = Pattern.compile("[-+]?0[xob][0-9a-fA-F_]+");
  private static final Pattern UNDERSCORES = Pattern.compile("[-+]?[0-9][0-9_.]*_[0-9_.]*");
  private static final Pattern SEXAGESIMAL = Pattern.compile("[0-9]+(:[0-9]+)+");
  private static final Pattern QUOTED_NUMBER = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
  private static final List<String> OLD_BOOLEANS = List.of("yes", "no", "on", "off", "y", "n");
  private static final List<String> NOT_FINITE =
      List.of(".inf", "-.inf", "+.inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN");
  private static final int LONGEST = 60;

  private Found() {}

  /** What stands there, in a few words. */
  static String describe(Tree tree) {
    if (tree instanceof Mapping) {
      return "a mapping";
    }
    if (!(tree instanceof Scalar scalar)) {
      return "a list";
    }
    if (Scalars.isNull(scalar)) {
      return "nothing";
    }
    String text =
        scalar.text().length() > LONGEST
            ? scalar.text().substring(0, LONGEST) + "…"
            : scalar.text();
    return scalar.plain() ? text : "the text " + new Scalar(text, false, scalar.at()).flow();
  }

  /** The same where a number was expected: says why something that looks like one is none. */
  static String insteadOfNumber(Tree tree) {
    return describe(tree) + (tree instanceof Scalar scalar ? hint(scalar) : "");
  }

  private static String hint(Scalar scalar) {
    String text = scalar.text();
    if (!scalar.plain()) {
      return QUOTED_NUMBER.matcher(text).matches() ? "; leave out the quotes" : "";
    }
    if (LEADING_ZERO.matcher(text).matches()) {
      return "; a leading zero means octal to some and nothing to others, leave it out";
    }
    if (OTHER_BASE.matcher(text).matches()) {
      return "; write it in decimal";
    }
    if (UNDERSCORES.matcher(text).matches()) {
      return "; write it without underscores";
    }
    if (NOT_FINITE.contains(text)) {
      return "; it must be finite";
    }
    if (SEXAGESIMAL.matcher(text).matches()) {
      return "; numbers to base 60 are not supported";
    }
    return OLD_BOOLEANS.contains(text.toLowerCase(Locale.ROOT)) ? ", which is a word here" : "";
  }
}
