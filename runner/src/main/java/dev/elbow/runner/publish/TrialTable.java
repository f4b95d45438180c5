package dev.elbow.runner.publish;

import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Diagnosis.Remark;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.trial.ReplicateMean;
import dev.elbow.runner.trial.Standings;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The trials of a run as exports show them: which columns there are, and what stands in them.
 *
 * @param parameters names in the order of the sweep file
 * @param metrics every metric: those that are known at the end of a training as they were then,
 *     with the best weights; the others as they were after the last epoch
 * @param standings says which trials keep the sweep's constraints, and which are on the front
 * @param benign the trials whose partial collapse seems to do no harm
 * @param now until when a running trial's time is counted
 */
public record TrialTable(
    List<String> parameters,
    List<Metric> metrics,
    List<TrialRecord> trials,
    Standings standings,
    BenignCollapse benign,
    Instant now) {
  public TrialTable {
    parameters = List.copyOf(parameters);
    metrics = List.copyOf(metrics);
    trials = List.copyOf(trials);
  }

  public static TrialTable of(RunContents contents, Instant now) {
    return of(contents.spec(), contents.snapshot().trials(), contents.until(now));
  }

  public static TrialTable of(SweepSpec spec, List<TrialRecord> trials, Instant now) {
    return new TrialTable(
        parameterNames(spec.space()),
        List.of(Metric.values()),
        trials,
        Standings.of(spec, trials),
        BenignCollapse.among(trials, spec.diagnostics().thresholds().benignStandardErrors()),
        now);
  }

  /** Every metric that a finished trial may have, in the order of the exports. */
  public static List<Metric> finalMetrics() {
    return Arrays.stream(Metric.values()).filter(Metric::isFinal).toList();
  }

  /** The metrics of all trials that are looked at to say of one whether its collapse is benign. */
  public static List<Metric> comparedMetrics() {
    return List.of(Metric.VALID_IWAE64, Metric.VALID_IWAE64_SE);
  }

  static List<String> parameterNames(SearchSpace space) {
    return space.parameters().stream().map(Parameter::name).toList();
  }

  /** As exports write it: {@code completed}. */
  public static String state(TrialRecord trial) {
    return trial.state().name().toLowerCase(Locale.ROOT);
  }

  /** As exports write it: {@code start_design}. */
  static String origin(TrialOrigin origin) {
    return origin.kind().name().toLowerCase(Locale.ROOT);
  }

  /** The objective's mean over the trial's replicates; empty if none has a value. */
  Optional<ReplicateMean> replicates(TrialRecord trial) {
    Metric objective = standings.ranking().ranking().objectives().primary().metric();
    return standings.ranking().group(trial.id()).flatMap(group -> group.mean(objective));
  }

  /**
   * The metric's value, if the trial has it and it is a number. Of a training that diverged, what
   * its last epoch had.
   */
  public static OptionalDouble metric(TrialRecord trial, Metric metric) {
    boolean cutOff =
        trial.metrics().isEmpty() && trial.verdict().equals(Optional.of(Verdict.DIVERGED));
    OptionalDouble value =
        metric.isFinal() && !cutOff
            ? trial.metrics().map(metric::of).orElse(OptionalDouble.empty())
            : trial.lastEpoch().map(metric::of).orElse(OptionalDouble.empty());
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? value
        : OptionalDouble.empty();
  }

  /** Whether the value is a count without a fraction; a mean of counts, 1.6, may have one. */
  static boolean isWhole(Metric metric, OptionalDouble value) {
    return metric.unit() == Metric.Unit.COUNT
        && value.isPresent()
        && value.getAsDouble() == Math.rint(value.getAsDouble());
  }

  /**
   * What else was noticed of the trial beside its verdict; first of all whether a partial collapse
   * seems to do no harm.
   */
  public List<Remark> flags(TrialRecord trial) {
    List<Remark> flags = trial.diagnosis().map(Diagnosis::flags).orElse(List.of());
    return isBenign(trial)
        ? Stream.concat(Stream.of(benign.remark()), flags.stream()).toList()
        : flags;
  }

  /** Whether the trial's latents have partly collapsed and that seems to do no harm. */
  public boolean isBenign(TrialRecord trial) {
    return benign.contains(trial.id());
  }

  /** How long the trial took, or has taken so far; empty if it was never started. */
  OptionalDouble seconds(TrialRecord trial) {
    return trial
        .elapsed(now)
        .map(TrialTable::seconds)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
