package dev.elbow.core.verdict;

import java.util.List;

/**
 * What ails a trained model, if anything.
 *
 * @param reason the rule that decided, with the numbers that it looked at, as a sentence without a
 *     full stop
 * @param flags what else was noticed: rules further down the table that hold as well, and
 *     properties that are no illness
 * @param hints what to try next, most promising first
 */
public record Diagnosis(Verdict verdict, String reason, List<Remark> flags, List<Remark> hints) {
  public Diagnosis {
    flags = List.copyOf(flags);
    hints = List.copyOf(hints);
  }

  /**
   * Something to tell a person.
   *
   * @param title a few words
   * @param text a sentence with the numbers or the grounds
   */
  public record Remark(String title, String text) {}
}
