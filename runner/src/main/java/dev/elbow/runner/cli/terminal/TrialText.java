package dev.elbow.runner.cli.terminal;

import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.Objectives;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A trial in words. */
public final class TrialText {
  private TrialText() {}

  /** {@code latent_size=8 beta=1.25}. */
  public static String assignment(Assignment assignment) {
    return assignment.values().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
        .collect(Collectors.joining(" "));
  }

  /** Numbers to four significant digits, everything else as it is written. */
  public static String value(Value value) {
    return value instanceof Value.Real real ? Figures.setting(real.number()) : value.text();
  }

  public static String state(TrialRecord trial) {
    return title(trial.state());
  }

  /** {@code completed}. */
  public static String title(TrialState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** {@code partial collapse}; "-" if there is no verdict. */
  public static String verdict(TrialRecord trial) {
    return trial.verdict().map(TrialText::title).orElse("-");
  }

  /** {@code prior hole}, as it stands within a line. */
  public static String title(Verdict verdict) {
    return verdict.title().toLowerCase(Locale.ROOT);
  }

  /** The metric's value without its standard error; "-" if it is unknown. */
  public static String value(TrialRecord trial, Metric metric) {
    return Figures.metric(metric, valueOf(trial, metric).orElse(Double.NaN));
  }

  /** The metric's value, with its standard error where one is measured; "-" if it is unknown. */
  public static String metric(TrialRecord trial, Metric metric, boolean unicode) {
    OptionalDouble value = valueOf(trial, metric);
    OptionalDouble error =
        metric.standardError().map(errors -> valueOf(trial, errors)).orElse(OptionalDouble.empty());
    if (value.isEmpty()) {
      return "-";
    }
    return error.isPresent()
        ? Figures.withError(value.getAsDouble(), error.getAsDouble(), unicode)
        : Figures.metric(metric, value.getAsDouble());
  }

  /** {@code 1 trial}, {@code 5 trials}. */
  public static String trials(int count) {
    return count == 1 ? "1 trial" : count + " trials";
  }

  /** {@code valid_rate 12.31 ± 0.04 valid_distortion 71.20 ± 0.25}. */
  public static String objectives(TrialRecord trial, Objectives objectives, boolean unicode) {
    return objectives.all().stream()
        .map(MetricSpec::metric)
        .map(metric -> metric.id() + " " + metric(trial, metric, unicode))
        .collect(Collectors.joining("  "));
  }

  /** {@code out of memory}; what became of the trial's latest attempt, if it went wrong. */
  private static Optional<String> how(TrialRecord trial) {
    return trial
        .outcome()
        .filter(TrialOutcome.Lost.class::isInstance)
        .flatMap(lost -> ((TrialOutcome.Lost) lost).cause())
        .map(TrialText::title);
  }

  /** {@code timed out}. */
  public static String title(TrialOutcome.Failed.Cause cause) {
    return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static OptionalDouble valueOf(TrialRecord trial, Metric metric) {
    return trial.metrics().map(metric::of).orElse(OptionalDouble.empty());
  }

  /**
   * One line about a trial that has ended: its state, its objectives, its verdict or why it ended
   * early, its time, and why it was tried where there is something to say.
   */
  public static String ended(TrialRecord trial, Objectives objectives, boolean unicode) {
    String state = state(trial);
    String what =
        trial.metrics().isPresent()
            ? state
                + "  "
                + objectives(trial, objectives, unicode)
                + "  "
                + trial.reason().orElseGet(() -> verdict(trial))
            : how(trial).orElse(state) + ": " + trial.reason().orElse("no reason recorded");
    String time =
        trial.elapsed(trial.ended().orElse(Instant.EPOCH)).map(Figures::duration).orElse("-");
    String why = trial.trial().origin().why();
    return trial.id()
        + " "
        + what
        + "  ("
        + time
        + ")  "
        + assignment(trial.trial().assignment())
        + (why.isEmpty() ? "" : "  " + why);
  }
}
