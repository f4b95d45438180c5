package dev.elbow.runner.trial;

import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.SearchSpec.Replicates;
import dev.elbow.runner.spec.SweepSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a run's trials stand at one moment. Replicates have no place of their own: as soon as each of
 * the assignments that are to be replicated has a replicate with a result, those of which most
 * replicates are feasible come first, by the mean of their replicates, and all others follow as
 * {@link Ranking} has them. Until then, in a sweep without replicates, and in one with two
 * objectives, the ranking of the single trials decides.
 *
 * <p>A function of the sweep and the trials alone. An assignment is represented by the trial that
 * tried it first.
 */
public final class ReplicatedRanking {
  private final Ranking ranking;
  private final int toReplicate;
  private final List<TrialRecord> searched;
  private final Map<TrialId, ReplicateGroup> groups;

  ReplicatedRanking(
      Ranking ranking, Optional<Replicates> replicates, Collection<TrialRecord> trials) {
    this.ranking = ranking;
    toReplicate = replicates.map(Replicates::best).orElse(0);
    searched = trials.stream().filter(trial -> !trial.trial().isReplicate()).toList();
    groups = groups(trials);
  }

  /** How the trials stand in their sweep. */
  public static ReplicatedRanking of(SweepSpec spec, Collection<TrialRecord> trials) {
    return new ReplicatedRanking(Ranking.of(spec), spec.search().replicates(), trials);
  }

  private static Map<TrialId, ReplicateGroup> groups(Collection<TrialRecord> trials) {
    Map<TrialId, List<TrialRecord>> byOriginal =
        trials.stream()
            .filter(trial -> trial.trial().isReplicate())
            .sorted(Comparator.comparing(TrialRecord::id))
            .collect(Collectors.groupingBy(t -> t.trial().origin().replicated().orElseThrow()));
    Map<TrialId, ReplicateGroup> groups = new TreeMap<>();
    trials.stream()
        .filter(trial -> byOriginal.containsKey(trial.id()))
        .forEach(
            trial ->
                groups.put(
                    trial.id(),
                    new ReplicateGroup(trial, byOriginal.getOrDefault(trial.id(), List.of()))));
    return groups;
  }

  /** The trials with a finite objective, best first, without replicates. */
  public List<TrialRecord> order() {
    List<TrialRecord> byMean = byMean();
    List<TrialRecord> order = new ArrayList<>(byMean);
    ranking.order(searched).stream().filter(trial -> !byMean.contains(trial)).forEach(order::add);
    return order;
  }

  /**
   * The best feasible trial: of replicated assignments the original trial of the one with the best
   * mean. Where none is feasible, what {@link Ranking#best} says.
   */
  public Optional<TrialRecord> best() {
    return byMean().stream().findFirst().or(() -> ranking.best(searched));
  }

  /** Whether means over replicates decide what is best. */
  public boolean areByMean() {
    return !byMean().isEmpty();
  }

  /**
   * The original trials that stand first by the means of their replicates; empty until these
   * decide.
   */
  public List<TrialRecord> byMean() {
    List<TrialRecord> toReplicate = toReplicate();
    boolean decided =
        !ranking.objectives().areSeveral()
            && !toReplicate.isEmpty()
            && toReplicate.stream()
                .allMatch(trial -> group(trial.id()).filter(g -> g.finished() > 0).isPresent());
    return decided
        ? groups.values().stream()
            .filter(group -> group.isMostlyFeasible(ranking))
            .sorted(Comparator.comparingDouble(this::meanScore).reversed())
            .map(ReplicateGroup::original)
            .toList()
        : List.of();
  }

  private double meanScore(ReplicateGroup group) {
    MetricSpec objective = ranking.objectives().primary();
    return group
        .mean(objective.metric())
        .map(mean -> objective.score(mean.mean()))
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /**
   * The trials whose assignments the sweep trains again, best first: feasible ones that were
   * trained to their end. Settled once every trial of the search has its result.
   */
  public List<TrialRecord> toReplicate() {
    List<TrialRecord> trained =
        searched.stream().filter(trial -> trial.state() == TrialState.COMPLETED).toList();
    return toReplicate == 0
        ? List.of()
        : ranking.order(trained).stream().filter(ranking::isFeasible).limit(toReplicate).toList();
  }

  /** The replicates of a trial; empty if it has none. */
  public Optional<ReplicateGroup> group(TrialId original) {
    return Optional.ofNullable(groups.get(original));
  }

  /** Every assignment that was trained again, by the number of its first trial. */
  public List<ReplicateGroup> groups() {
    return List.copyOf(groups.values());
  }

  /** The order of single trials. */
  public Ranking ranking() {
    return ranking;
  }
}
