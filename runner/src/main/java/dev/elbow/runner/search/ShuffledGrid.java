package dev.elbow.runner.search;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.trial.TrialOrigin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Every combination of a grid once, in an order drawn from the seed: a budget that ends before the
 * grid does has then seen some of all of it, not one corner. Arbiter's own random order cannot be
 * seeded, so the grid is listed, which its size allows: a sweep file with a larger one is refused.
 */
final class ShuffledGrid implements SearchStrategy {
  private final List<Assignment> all;
  private final Tried tried = new Tried();
  private int next;

  private ShuffledGrid(List<Assignment> all) {
    this.all = all;
  }

  static SearchStrategy of(SearchSpace space, long seed) {
    List<Assignment> all = new ArrayList<>(distinct(ArbiterProposals.grid(space)));
    // java.util.Random starts alike from neighbouring seeds: spread them first.
    Collections.shuffle(all, new Random(new SplittableRandom(seed).nextLong()));
    return new ShuffledGrid(all);
  }

  /** Combinations that differ only in inactive parameters are one assignment. */
  private static Set<Assignment> distinct(Proposals grid) {
    Set<Assignment> all = new LinkedHashSet<>();
    for (Optional<Assignment> next = grid.next(); next.isPresent(); next = grid.next()) {
      all.add(next.get());
    }
    return all;
  }

  @Override
  public Optional<Suggestion> suggest(SearchHistory history) {
    tried.update(history);
    while (next < all.size() && tried.contains(all.get(next))) {
      next++;
    }
    return next < all.size()
        ? Optional.of(new Suggestion(all.get(next), TrialOrigin.SEQUENCE))
        : Optional.empty();
  }
}
