package dev.elbow.runner.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What the user may have meant by a name that does not exist. */
final class Nearest {
  private Nearest() {}

  /** The known name with the fewest differences; empty if all are rather different. */
  static Optional<String> to(String written, Collection<String> known) {
    return known.stream()
        .filter(name -> distance(name, written) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(name, written)));
  }

  /** Levenshtein's: insertions, deletions and replacements of one character. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
