package dev.elbow.runner.cli.terminal;

import dev.elbow.runner.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the display says about a sweep's progress; decides words, not where they go. */
final class ProgressLines {
  private static final int BAR_WIDTH = 28;
  private final boolean unicode;

  ProgressLines(boolean unicode) {
    this.unicode = unicode;
  }

  /**
   * The lines of a live display: the bar, the best trial, the running ones and, if it has a reason
   * that fits, why the newest of them is tried.
   *
   * @param width of a line in columns
   */
  List<String> block(SweepProgress progress, int width) {
    List<String> lines = new ArrayList<>();
    lines.add(
        progress.spec().name()
            + "  "
            + bar(progress.share())
            + "  "
            + count(progress)
            + "  "
            + time(progress));
    lines.add("best     " + best(progress));
    lines.add("running  " + running(progress));
    why(progress)
        .filter(line -> line.codePointCount(0, line.length()) < width)
        .ifPresent(lines::add);
    return lines;
  }

  private static Optional<String> why(SweepProgress progress) {
    return progress
        .newest()
        .filter(trial -> !trial.trial().origin().why().isEmpty())
        .map(trial -> "why      " + trial.id() + " " + trial.trial().origin().why());
  }

  /** One line that says the same, for a log. */
  String heartbeat(SweepProgress progress) {
    return count(progress)
        + ", running: "
        + running(progress)
        + "; best: "
        + best(progress)
        + "; "
        + time(progress);
  }

  private String bar(double share) {
    int full = (int) Math.floor(share * BAR_WIDTH);
    return unicode
        ? "█".repeat(full) + "░".repeat(BAR_WIDTH - full)
        : "[" + "#".repeat(full) + ".".repeat(BAR_WIDTH - full) + "]";
  }

  /** {@code [ 5/60]}. */
  String position(SweepProgress progress) {
    String all = progress.planned().isPresent() ? "" + progress.planned().getAsInt() : "?";
    return "["
        + " ".repeat(Math.max(0, all.length() - digits(progress)))
        + progress.finished()
        + "/"
        + all
        + "]";
  }

  private static int digits(SweepProgress progress) {
    return Integer.toString(progress.finished()).length();
  }

  /** The last line: {@code 60/60 trials (2 failed) in 3 min 12 s}. */
  String summary(SweepProgress progress) {
    return count(progress) + " in " + Figures.duration(progress.elapsed());
  }

  String count(SweepProgress progress) {
    String all = progress.planned().isPresent() ? "/" + progress.planned().getAsInt() : "";
    String failed = progress.failed() > 0 ? " (" + progress.failed() + " failed)" : "";
    return progress.finished() + all + " trials" + failed;
  }

  private static String time(SweepProgress progress) {
    String elapsed = Figures.duration(progress.elapsed());
    return progress
        .left()
        .map(left -> elapsed + ", about " + Figures.duration(left) + " left")
        .orElse(elapsed);
  }

  private String best(SweepProgress progress) {
    return progress.best().map(trial -> best(progress, trial)).orElse("none yet");
  }

  private String best(SweepProgress progress, TrialRecord trial) {
    return TrialText.objectives(trial, progress.spec().objectives(), unicode)
        + "  "
        + TrialText.verdict(trial)
        + "  trial "
        + trial.id()
        + "  "
        + TrialText.assignment(trial.trial().assignment());
  }

  private static String running(SweepProgress progress) {
    return progress.running().isEmpty()
        ? "nothing"
        : progress.running().stream().map(RunningTrial::toString).collect(Collectors.joining(", "));
  }
}
