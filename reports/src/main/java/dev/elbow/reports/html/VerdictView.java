package dev.elbow.reports.html;

import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A verdict as a badge: words, a glyph and a colour, of which any one is enough to read it.
 *
 * @param tone the end of its style class
 */
public record VerdictView(String title, String glyph, String tone) {

  /** How many trials have one verdict. */
  public record Count(VerdictView verdict, long count) {}

  static VerdictView of(Verdict verdict) {
    return new VerdictView(
        verdict.title(), verdict.tone().glyph(), verdict.tone().name().toLowerCase(Locale.ROOT));
  }

  /** The verdicts that occur, the gravest last. */
  static List<Count> counts(SweepReport report) {
    List<Count> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long count =
          report.trials().stream()
              .flatMap(trial -> trial.diagnosis().stream())
              .filter(diagnosis -> diagnosis.verdict() == verdict)
              .count();
      if (count > 0) {
        counts.add(0, new Count(of(verdict), count));
      }
    }
    return counts;
  }
}
