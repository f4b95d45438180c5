package dev.elbow.runner.trial;

import dev.elbow.runner.spec.SearchSpec.Replicates;
import dev.elbow.runner.spec.SweepSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The trials of a run on which it depends which is best and which are trained again, kept up as
 * trials begin and end: {@link ReplicatedRanking} says the same of them as of all. There are few of
 * them however long the run is: those that lead, those that would be trained again, replicates with
 * their originals, and all that have no result yet. Not thread-safe.
 */
public final class Contenders {
  private final Ranking ranking;
  private final Optional<Replicates> wanted;
  private final SortedMap<TrialId, TrialRecord> unfinished = new TreeMap<>();
  private final SortedMap<TrialId, TrialRecord> replicates = new TreeMap<>();
  private final SortedMap<TrialId, TrialRecord> originals = new TreeMap<>();
  private List<TrialRecord> leaders = List.of();
  private List<TrialRecord> toReplicate = List.of();

  /**
   * @param existing the run's trials so far
   */
  public Contenders(SweepSpec spec, Collection<TrialRecord> existing) {
    this(Ranking.of(spec), spec.search().replicates(), existing);
  }

  Contenders(Ranking ranking, Optional<Replicates> wanted, Collection<TrialRecord> existing) {
    this.ranking = ranking;
    this.wanted = wanted;
    Set<TrialId> replicated =
        existing.stream()
            .flatMap(trial -> trial.trial().origin().replicated().stream())
            .collect(Collectors.toSet());
    existing.stream()
        .filter(trial -> replicated.contains(trial.id()))
        .forEach(trial -> originals.put(trial.id(), trial));
    existing.stream()
        .filter(trial -> trial.trial().isReplicate() || !trial.state().isFinished())
        .forEach(this::put);
    consider(
        existing.stream()
            .filter(trial -> !trial.trial().isReplicate() && trial.state().isFinished())
            .toList());
  }

  /** How a trial stands now. */
  public void put(TrialRecord trial) {
    if (trial.trial().isReplicate()) {
      replicates.put(trial.id(), trial);
      keepOriginal(trial.trial().origin().replicated().orElseThrow());
    } else if (trial.state().isFinished()) {
      unfinished.remove(trial.id());
      consider(List.of(trial));
    } else {
      unfinished.put(trial.id(), trial);
    }
  }

  private void keepOriginal(TrialId original) {
    Stream.concat(leaders.stream(), toReplicate.stream())
        .filter(trial -> trial.id().equals(original))
        .findFirst()
        .ifPresent(trial -> originals.putIfAbsent(original, trial));
  }

  private void consider(List<TrialRecord> finished) {
    leaders = ranking.leaders(both(leaders, finished));
    toReplicate = new ReplicatedRanking(ranking, wanted, both(toReplicate, finished)).toReplicate();
  }

  private static List<TrialRecord> both(List<TrialRecord> some, List<TrialRecord> more) {
    List<TrialRecord> both = new ArrayList<>(some);
    both.addAll(more);
    return both;
  }

  /** By number. */
  public Collection<TrialRecord> trials() {
    Map<TrialId, TrialRecord> trials = new TreeMap<>(unfinished);
    Stream.of(leaders, toReplicate, originals.values(), replicates.values())
        .flatMap(Collection::stream)
        .forEach(trial -> trials.put(trial.id(), trial));
    return trials.values();
  }

  /** The best feasible trial of all. */
  public Optional<TrialRecord> best() {
    return new ReplicatedRanking(ranking, wanted, trials()).best();
  }
}
