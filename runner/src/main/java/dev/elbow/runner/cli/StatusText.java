package dev.elbow.runner.cli;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.cli.terminal.Figures;
import dev.elbow.runner.cli.terminal.ReplicatesText;
import dev.elbow.runner.cli.terminal.Terminal;
import dev.elbow.runner.cli.terminal.TrialText;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunPulse;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.Ranking;
import dev.elbow.runner.trial.ReplicateGroup;
import dev.elbow.runner.trial.ReplicatedRanking;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a person wants to know of a run at a glance. */
final class StatusText {
  private StatusText() {}

  /** {@code 12/60}. */
  static String finishedOfPlanned(RunSnapshot snapshot) {
    long finished = snapshot.trials().stream().filter(t -> t.state().isFinished()).count();
    return finishedOfPlanned(finished, snapshot.planned());
  }

  private static String finishedOfPlanned(long finished, OptionalInt planned) {
    return planned.isPresent() ? finished + "/" + planned.getAsInt() : Long.toString(finished);
  }

  /** {@code valid_iwae64 -84.31 ± 0.27 healthy}, and the mean of its replicates if it has any. */
  static String objective(
      SweepSpec spec, TrialRecord trial, ReplicatedRanking standings, Terminal terminal) {
    ReplicatesText text = new ReplicatesText(spec.metric().metric(), terminal.unicode());
    return TrialText.objectives(trial, spec.objectives(), terminal.unicode())
        + "  "
        + TrialText.verdict(trial)
        + standings.group(trial.id()).map(group -> "  " + text.summary(group)).orElse("");
  }

  /**
   * @param decisive the trials on which it depends which one is the best
   * @param silent what {@link SilentTrials} says of trials that should be heard of
   */
  static List<String> of(
      RunDirectory run,
      SweepSpec spec,
      RunPulse pulse,
      RunSnapshot decisive,
      Terminal terminal,
      Map<TrialId, String> silent) {
    RunState state = RunState.of(run, decisive);
    List<String> lines = new ArrayList<>();
    lines.add(run.id() + ": " + state.title());
    lines.add("directory  " + run.root());
    lines.add("trials     " + finishedOfPlanned(pulse.finished(), pulse.planned()) + counts(pulse));
    lines.add("time       " + Figures.duration(decisive.wallClock()));
    ReplicatedRanking standings = ReplicatedRanking.of(spec, decisive.trials());
    replicates(spec, standings).ifPresent(text -> lines.add("replicates " + text));
    lines.add(
        "best       "
            + standings
                .best()
                .map(trial -> best(spec, trial, standings, terminal))
                .orElse("none yet"));
    if (spec.objectives().areSeveral()) {
      lines.add("front      " + front(spec, decisive));
    }
    if (state == RunState.RUNNING) {
      pulse.running().forEach(trial -> lines.add("running    " + running(trial, silent)));
    }
    if (state.isResumable()) {
      lines.add("resume it  elbow resume " + run.root());
    }
    return lines;
  }

  private static String front(SweepSpec spec, RunSnapshot snapshot) {
    List<TrialRecord> front = Ranking.of(spec).front(snapshot.trials());
    return front.isEmpty()
        ? "none yet"
        : "trials " + front.stream().map(t -> t.id().toString()).collect(Collectors.joining(", "));
  }

  /** {@code 6 finished, of the best 5 trials}. */
  private static Optional<String> replicates(SweepSpec spec, ReplicatedRanking standings) {
    int finished = standings.groups().stream().mapToInt(ReplicateGroup::finished).sum();
    return standings.groups().isEmpty()
        ? spec.search()
            .replicates()
            .map(
                wanted ->
                    "after the search: " + wanted.runs() + " more of the best " + wanted.best())
        : Optional.of(
            finished
                + " finished, of "
                + TrialText.trials(standings.groups().size())
                + (standings.areByMean() ? "; their means decide" : ""));
  }

  private static String best(
      SweepSpec spec, TrialRecord trial, ReplicatedRanking standings, Terminal terminal) {
    return "trial "
        + trial.id()
        + "  "
        + objective(spec, trial, standings, terminal)
        + "  "
        + TrialText.assignment(trial.trial().assignment());
  }

  private static String running(TrialRecord trial, Map<TrialId, String> silent) {
    String epoch =
        trial.lastEpoch().map(EpochMetrics::epoch).map(n -> "epoch " + n).orElse("starting");
    return trial.id()
        + "  "
        + epoch
        + "  on "
        + trial.device().orElse("?")
        + silent.getOrDefault(trial.id(), "")
        + "  "
        + TrialText.assignment(trial.trial().assignment());
  }

  /** In the order of the states, whatever that of the map is. */
  private static String counts(RunPulse pulse) {
    String counts =
        new TreeMap<>(pulse.counts())
            .entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(StatusText::count)
                .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "" : " (" + counts + ")";
  }

  private static String count(Map.Entry<TrialState, Integer> entry) {
    return entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT);
  }
}
