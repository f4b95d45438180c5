package dev.elbow.runner.search;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.SpaceSize;
import dev.elbow.runner.trial.TrialOrigin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Endless proposals without those that were tried. When they only repeat themselves, which in a
 * finite space they do more and more, what is left of it is listed and suggested in an order drawn
 * from the seed.
 */
final class DistinctStrategy implements SearchStrategy {
  private static final int MOST_REPETITIONS = 200;
  private static final int MOST_REPETITIONS_PER_TRIAL = 10;
  private static final long LARGEST_LISTING = 1_000_000;

  private final Proposals proposals;
  private final SearchSpace space;
  private final long seed;
  private final boolean listable;
  private final Tried tried = new Tried();
  private Optional<Assignment> proposed = Optional.empty();
  private long drawn;
  private Optional<Iterator<Assignment>> listed = Optional.empty();
  private Optional<Assignment> fromList = Optional.empty();

  /**
   * @param proposals without end, from their beginning
   */
  DistinctStrategy(Proposals proposals, SearchSpace space, long seed) {
    this.proposals = proposals;
    this.space = space;
    this.seed = seed;
    this.listable = SpaceSize.of(space).orElse(SpaceSize.ENDLESS) <= LARGEST_LISTING;
  }

  @Override
  public Optional<Suggestion> suggest(SearchHistory history) {
    tried.update(history);
    Optional<Assignment> next = nextProposal(history.trials().size());
    return next.or(this::nextListed)
        .map(assignment -> new Suggestion(assignment, TrialOrigin.SEQUENCE));
  }

  /** The first proposal that was not tried, of as many as may be drawn at this point of the run. */
  private Optional<Assignment> nextProposal(int trials) {
    long limit = MOST_REPETITIONS + (long) trials * MOST_REPETITIONS_PER_TRIAL;
    while (proposed.map(tried::contains).orElse(true)) {
      if (drawn >= limit) {
        return Optional.empty();
      }
      drawn++;
      proposed = proposals.next();
    }
    return proposed;
  }

  private Optional<Assignment> nextListed() {
    if (!listable) {
      return Optional.empty();
    }
    Iterator<Assignment> rest = listed.orElseGet(this::shuffled);
    listed = Optional.of(rest);
    while (fromList.map(tried::contains).orElse(true) && rest.hasNext()) {
      fromList = Optional.of(rest.next());
    }
    return fromList.filter(assignment -> !tried.contains(assignment));
  }

  private Iterator<Assignment> shuffled() {
    List<Assignment> all = new ArrayList<>(AllAssignments.of(space));
    Collections.shuffle(all, new Random(seed));
    return all.iterator();
  }
}
