package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.cli.terminal.Figures;
import dev.elbow.runner.cli.terminal.Pace;
import dev.elbow.runner.cli.terminal.TrialText;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.Launch;
import dev.elbow.runner.store.RunPulse;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is seen of a run that goes on, at one moment.
 *
 * @param recent how many trials have ended within the {@link #WINDOW}
 * @param best so far, maybe a few seconds old
 */
record WatchedRun(
    OpenRun run, RunPulse pulse, int recent, Optional<TrialRecord> best, Instant now) {
  /** Over which the throughput is taken. */
  static final Duration WINDOW = Duration.ofMinutes(10);

  private static final double SECONDS_PER_HOUR = 3600;

  List<String> lines(boolean unicode) {
    List<String> lines = new ArrayList<>();
    lines.add(headline());
    lines.add("best     " + best.map(trial -> best(trial, unicode)).orElse("none yet"));
    pulse.running().forEach(trial -> lines.add(slot(trial)));
    return lines;
  }

  /** What must change for a line to be worth printing where nothing is rewritten in place. */
  String mark() {
    return pulse.finished() + " of " + pulse.planned();
  }

  private String headline() {
    String planned = pulse.planned().isPresent() ? "/" + pulse.planned().getAsInt() : "";
    int failed = pulse.counts().getOrDefault(TrialState.FAILED, 0);
    return run.run().id()
        + "  "
        + pulse.finished()
        + planned
        + " trials"
        + (failed > 0 ? " (" + failed + " failed)" : "")
        + perHour().map(rate -> "  " + rate + " an hour").orElse("")
        + "  "
        + Figures.duration(elapsed())
        + left().map(left -> ", about " + Figures.duration(left) + " left").orElse("");
  }

  private String best(TrialRecord trial, boolean unicode) {
    return TrialText.objectives(trial, run.spec().objectives(), unicode)
        + "  "
        + TrialText.verdict(trial)
        + "  trial "
        + trial.id()
        + "  "
        + TrialText.assignment(trial.trial().assignment());
  }

  private String slot(TrialRecord trial) {
    int epoch = epoch(trial);
    return String.format(Locale.ROOT, "%-8s ", trial.device().orElse("?"))
        + trial.id()
        + (epoch == 0 ? " starting" : " epoch " + epoch + "/" + epochs(trial))
        + "  since "
        + Figures.duration(trial.elapsed(now).orElse(Duration.ZERO))
        + "  "
        + TrialText.assignment(trial.trial().assignment());
  }

  private static int epoch(TrialRecord trial) {
    return trial.lastEpoch().map(EpochMetrics::epoch).orElse(0);
  }

  private int epochs(TrialRecord trial) {
    return run.spec().template().configure(trial.trial().assignment()).training().epochs();
  }

  private Duration elapsed() {
    return launched().map(launch -> Duration.between(launch, now)).orElse(Duration.ZERO);
  }

  private Optional<Instant> launched() {
    List<Launch> launches = pulse.launches();
    return launches.isEmpty()
        ? Optional.empty()
        : Optional.of(launches.get(launches.size() - 1).started());
  }

  /** Trials that ended lately, by the hour; empty while none has. */
  private Optional<String> perHour() {
    Duration window = elapsed().compareTo(WINDOW) < 0 ? elapsed() : WINDOW;
    return recent == 0 || window.toSeconds() == 0
        ? Optional.empty()
        : Optional.of(
            String.format(Locale.ROOT, "%.0f", recent * SECONDS_PER_HOUR / window.toSeconds()));
  }

  private Optional<Duration> left() {
    SweepSpec spec = run.spec();
    double work =
        pulse.running().stream()
            .mapToDouble(trial -> Math.min(1, (double) epoch(trial) / epochs(trial)))
            .sum();
    return new Pace(pulse.planned(), pulse.finished(), pulse.finishedInLaunch(), work, elapsed())
        .left(spec.budget().wallClock().map(limit -> limit.minus(pulse.usedBefore())));
  }

  ObjectNode toJson() {
    ObjectNode node = Json.object();
    node.put("run", run.run().id());
    node.put("time", now.toString());
    node.put("finished", pulse.finished());
    node.put("planned", pulse.planned().isPresent() ? (Integer) pulse.planned().getAsInt() : null);
    node.put("failed", pulse.counts().getOrDefault(TrialState.FAILED, 0));
    node.put("per_hour", perHour().map(Double::valueOf).orElse(null));
    node.put("seconds_left", left().map(Duration::toSeconds).orElse(null));
    node.put("best", best.map(trial -> trial.id().number()).orElse(null));
    ArrayNode slots = node.putArray("running");
    for (TrialRecord trial : pulse.running()) {
      ObjectNode slot = slots.addObject();
      slot.put("device", trial.device().orElse(null));
      slot.put("trial", trial.id().number());
      slot.put("epoch", epoch(trial));
      slot.put("epochs", epochs(trial));
      slot.put("seconds", trial.elapsed(now).orElse(Duration.ZERO).toSeconds());
    }
    return node;
  }
}
