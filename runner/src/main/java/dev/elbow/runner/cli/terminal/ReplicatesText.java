package dev.elbow.runner.cli.terminal;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.trial.ReplicateGroup;
import dev.elbow.runner.trial.ReplicateMean;

/** What came out when an assignment was trained again, in words. */
public record ReplicatesText(Metric objective, boolean unicode) {

  /** {@code mean of 3 ± s.e.}: the title of a column. */
  public String title(int runs) {
    return "mean of " + runs + (unicode ? " ± s.e." : " +- s.e.");
  }

  /**
   * {@code -84.31 ± 0.27}, with the number of values if it is another than asked for; "-" if there
   * is none.
   */
  public String mean(ReplicateGroup group, int runs) {
    return group
        .mean(objective)
        .map(mean -> text(mean) + (mean.runs() == runs ? "" : " (" + mean.runs() + ")"))
        .orElse("-");
  }

  /** {@code mean of 3 replicates -84.31 ± 0.27}. */
  public String summary(ReplicateGroup group) {
    return group
        .mean(objective)
        .map(
            mean ->
                (mean.runs() == 1 ? "1 replicate " : "mean of " + mean.runs() + " replicates ")
                    + text(mean))
        .orElse("no replicate has a value yet");
  }

  private String text(ReplicateMean mean) {
    return Figures.withError(mean.mean(), mean.standardError(), unicode);
  }
}
