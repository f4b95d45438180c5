package dev.elbow.runner.cli;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Gap;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Diagnosis.Remark;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.cli.terminal.Paragraph;
import dev.elbow.runner.cli.terminal.TrialText;
import dev.elbow.runner.publish.TrialTable;
import dev.elbow.runner.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What was found out about a trained model, in sentences that fit the terminal. */
final class DiagnosisText {
  private static final String INDENT = "  ";

  private DiagnosisText() {}

  /** The verdict with its reason, flags, hints and gaps; nothing if there is no diagnosis. */
  static List<String> lines(TrialRecord trial, TrialTable table, int width) {
    List<String> lines = new ArrayList<>();
    trial
        .diagnosis()
        .ifPresent(
            diagnosis -> {
              section(
                  lines,
                  "verdict: " + TrialText.title(diagnosis.verdict()),
                  List.of(diagnosis.reason()),
                  width);
              section(lines, "also noticed", texts(table.flags(trial)), width);
              section(lines, "what to try next", texts(diagnosis.hints()), width);
            });
    List<Gap> gaps = trial.metrics().map(FinalMetrics::gaps).orElse(List.of());
    section(
        lines,
        "not measured",
        gaps.stream().map(gap -> gap.what() + ": " + gap.reason()).toList(),
        width);
    return lines;
  }

  /**
   * What the end of a run says of its best trial if that is not healthy: the verdict with its
   * reason, and what to try first.
   */
  static List<String> warning(TrialRecord best, TrialTable table, int width) {
    return best.diagnosis().stream()
        .filter(diagnosis -> diagnosis.verdict() != Verdict.HEALTHY)
        .flatMap(
            diagnosis ->
                Stream.concat(
                    Paragraph.wrap(verdict(best, diagnosis, table), "", width).stream(),
                    diagnosis.hints().stream()
                        .limit(1)
                        .flatMap(
                            hint ->
                                Paragraph.wrap("Try first: " + sentence(text(hint)), "", width)
                                    .stream())))
        .toList();
  }

  private static String verdict(TrialRecord best, Diagnosis diagnosis, TrialTable table) {
    return "The best trial, "
        + best.id()
        + ", is not healthy: "
        + (table.isBenign(best) ? "benign " : "")
        + TrialText.title(diagnosis.verdict())
        + ". "
        + sentence(diagnosis.reason());
  }

  private static void section(List<String> lines, String title, List<String> texts, int width) {
    if (!texts.isEmpty()) {
      lines.add("");
      lines.add(title);
      texts.forEach(text -> lines.addAll(Paragraph.wrap(sentence(text), INDENT, width)));
    }
  }

  private static List<String> texts(List<Remark> remarks) {
    return remarks.stream().map(DiagnosisText::text).toList();
  }

  private static String text(Remark remark) {
    return remark.title() + ": " + remark.text();
  }

  /** With a capital, unless it begins with the name of a setting, and a full stop. */
  private static String sentence(String text) {
    String start = text.substring(0, text.offsetByCodePoints(0, Math.min(1, text.length())));
    boolean isName = text.split("[ ,:]", 2)[0].contains("_");
    String begun = isName ? text : start.toUpperCase(Locale.ROOT) + text.substring(start.length());
    return begun.endsWith(".") ? begun : begun + ".";
  }
}
