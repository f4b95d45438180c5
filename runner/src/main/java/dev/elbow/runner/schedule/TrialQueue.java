package dev.elbow.runner.schedule;

import dev.elbow.runner.evidence.Feedback;
import dev.elbow.runner.search.Search;
import dev.elbow.runner.search.SearchStrategy;
import dev.elbow.runner.search.Suggestion;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.stopping.LearningCurves;
import dev.elbow.runner.store.EarlierTrial;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialRecord;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Which trial comes next: first those that wait for another attempt, of this launch's the latest
 * first and then what earlier ones left unfinished, by number, then those that the sweep file
 * names, then what the search suggests and, once all of these have their results, the best ones
 * again.
 */
final class TrialQueue {
  private final SweepSpec spec;
  private final Search search;
  private final Feedback feedback;
  private final SearchEnd searchEnd;
  private final ReplicatePlan replicates;
  private final TrialStore store;
  private final int limit;
  private final ArrayDeque<Trial> unfinished = new ArrayDeque<>();
  private final ArrayDeque<Assignment> enqueued;

  /** Where a trial stands in the search: replicates have numbers, but no place in it. */
  private final Map<TrialId, Integer> places = new HashMap<>();

  private int newest;

  /**
   * Brings a search to where the run stands.
   *
   * @param limit how many trials the search has in total
   * @param existing the run's trials, by number
   * @param curves their learning curves as they are when it is asked
   */
  TrialQueue(
      SweepSpec spec,
      SearchStrategy strategy,
      int limit,
      TrialStore store,
      List<TrialRecord> existing,
      Supplier<LearningCurves> curves) {
    this.spec = spec;
    this.store = store;
    this.limit = limit;
    search = new Search(strategy, store.earlier().stream().map(EarlierTrial::observation).toList());
    feedback = new Feedback(spec, search, curves);
    searchEnd = new SearchEnd(spec);
    replicates = new ReplicatePlan(spec);
    enqueued = new ArrayDeque<>(spec.search().enqueued());
    existing.forEach(this::restore);
  }

  private void restore(TrialRecord trial) {
    newest = trial.id().number();
    if (!trial.trial().isReplicate()) {
      search.add(trial.trial().assignment());
      places.put(trial.id(), search.size());
    }
    if (trial.trial().origin().kind() == TrialOrigin.Kind.ENQUEUED) {
      enqueued.poll();
    }
    if (trial.state().isFinished()) {
      tell(trial);
    } else {
      unfinished.add(trial.trial());
    }
  }

  /**
   * The next trial, present in the store; empty if there is none, or none before another result.
   *
   * @param trials those on which it depends what is trained again, and all without a result
   * @param suits whether a trial that was tried before can be tried now
   */
  Optional<Trial> next(Collection<TrialRecord> trials, Predicate<TrialId> suits) {
    Optional<Trial> again = unfinished.stream().filter(trial -> suits.test(trial.id())).findFirst();
    if (again.isPresent()) {
      unfinished.remove(again.get());
      return again;
    }
    Optional<Trial> searched = goesOn() ? search() : Optional.empty();
    return searched.or(() -> replicates.next(trials).map(this::replicate));
  }

  private boolean goesOn() {
    return search.size() < limit && searchEnd().isEmpty();
  }

  private Optional<Trial> search() {
    Optional<Suggestion> next = enqueued.isEmpty() ? ask() : Optional.of(named());
    return next.map(this::store);
  }

  private Optional<Suggestion> ask() {
    feedback.refresh();
    return search.ask();
  }

  private Suggestion named() {
    Assignment assignment = enqueued.remove();
    search.add(assignment);
    return new Suggestion(assignment, TrialOrigin.ENQUEUED);
  }

  private Trial store(Suggestion suggestion) {
    Trial trial = create(suggestion.assignment(), suggestion.origin());
    places.put(trial.id(), search.size());
    return trial;
  }

  private Trial replicate(Trial original) {
    return create(original.assignment(), TrialOrigin.replicateOf(original.id()));
  }

  private Trial create(Assignment assignment, TrialOrigin origin) {
    Trial trial = Trial.of(new TrialId(newest + 1), assignment, spec.seed(), origin);
    store.create(trial);
    newest++;
    return trial;
  }

  /** A trial waits for another attempt, and comes next. */
  void again(Trial trial) {
    unfinished.addFirst(trial);
  }

  /**
   * Whether there is a next trial now. A space may turn out to be exhausted although this says so.
   */
  boolean hasNext(Collection<TrialRecord> trials) {
    return !unfinished.isEmpty() || goesOn() || replicates.next(trials).isPresent();
  }

  /** Why the search suggests no more, unless it has simply used up its trials or its space. */
  Optional<EndReason> searchEnd() {
    return searchEnd.reason();
  }

  /** Lets the search learn from a trial that has its result. */
  void tell(TrialRecord trial) {
    searchEnd.tell(trial);
    Optional.ofNullable(places.get(trial.id())).ifPresent(place -> feedback.tell(place, trial));
  }
}
