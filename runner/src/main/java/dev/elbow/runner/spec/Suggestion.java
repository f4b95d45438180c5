package dev.elbow.runner.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What the user may have meant by a name that does not exist. */
public final class Suggestion {
  private Suggestion() {}

  /** {@code "; did you mean epochs?"}, or else {@code "; expected one of …"}. */
  static String among(Collection<String> known, String written) {
    return nearest(known, written)
        .map(word -> "; did you mean " + word + "?")
        .orElse("; expected " + (known.size() == 1 ? "" : "one of ") + String.join(", ", known));
  }

  /** The known word with the fewest differences; empty if all are rather different. */
  public static Optional<String> nearest(Collection<String> known, String written) {
    String word = written.toLowerCase(Locale.ROOT);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    return known.stream()
        .filter(
            candidate ->
                isBeginning(candidate, word)
                    || distance(candidate, word) <= Math.max(1, candidate.length() / 3))
        .min(Comparator.comparingInt(candidate -> distance(candidate, word)));
  }

  private static boolean isBeginning(String a, String b) {
    return Math.min(a.length(), b.length()) >= 3 && (a.startsWith(b) || b.startsWith(a));
  }

  /** Levenshtein's: insertions, deletions and replacements of one character. */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > a.length()) {
      return Integer.MAX_VALUE;
    }
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
