package dev.elbow.runner.search;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.SpaceSize;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.Set;

/**
 * Endless proposals without their repetitions. When they only repeat themselves, which in a finite
 * space they do more and more, what is left of it is listed and proposed in an order drawn from the
 * seed.
 */
final class DistinctStrategy implements SearchStrategy {
  private static final int MOST_REPETITIONS = 200;
  private static final long LARGEST_LISTING = 1_000_000;

  private final Proposals proposals;
  private final SearchSpace space;
  private final long seed;
  private final OptionalLong size;
  private final Set<Assignment> seen = new HashSet<>();
  private Optional<Queue<Assignment>> rest = Optional.empty();

  /**
   * @param proposals without end
   */
  DistinctStrategy(Proposals proposals, SearchSpace space, long seed) {
    this.proposals = proposals;
    this.space = space;
    this.seed = seed;
    this.size = SpaceSize.of(space);
  }

  @Override
  public Optional<Assignment> ask() {
    if (size.isPresent() && seen.size() >= size.getAsLong()) {
      return Optional.empty();
    }
    Optional<Assignment> next = rest.isPresent() ? Optional.empty() : proposed();
    if (next.isEmpty() && size.orElse(SpaceSize.ENDLESS) <= LARGEST_LISTING) {
      next = Optional.ofNullable(rest().poll());
    }
    next.ifPresent(seen::add);
    return next;
  }

  /** Learns nothing: proposals do not depend on how trials went. */
  @Override
  public void tell(Assignment assignment, double score) {}

  private Optional<Assignment> proposed() {
    for (int i = 0; i < MOST_REPETITIONS; i++) {
      Optional<Assignment> next = proposals.next();
      if (next.isEmpty() || !seen.contains(next.get())) {
        return next;
      }
    }
    return Optional.empty();
  }

  private Queue<Assignment> rest() {
    if (rest.isEmpty()) {
      List<Assignment> unseen = new ArrayList<>(AllAssignments.of(space));
      unseen.removeIf(seen::contains);
      Collections.shuffle(unseen, new Random(seed));
      rest = Optional.of(new ArrayDeque<>(unseen));
    }
    return rest.get();
  }
}
