package dev.elbow.runner.search;

import dev.elbow.runner.search.tpe.ParzenEstimators;
import dev.elbow.runner.search.tpe.ParzenEstimators.Choice;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.SpaceSize;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOrigin.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Tree-structured Parzen estimators: a start design from a Sobol sequence, then where the density
 * of good trials is largest compared with that of the others. With two objectives good trials are
 * those of the first Pareto layers, and of a layer of which only some are taken those that dominate
 * most (Ozaki et al. 2020, Multiobjective tree-structured Parzen estimator). When everything drawn
 * was tried, the sequence goes on until the space is exhausted.
 */
final class TpeStrategy implements SearchStrategy {
  private static final int START = 10;

  /** A space with no more assignments than this can be gone through whole. */
  private static final long SMALL = 2_000;

  private final SearchSpace space;
  private final SearchStrategy sequence;
  private final long seed;
  private final boolean small;
  private final Tried tried = new Tried();

  TpeStrategy(SearchSpace space, long seed) {
    this.space = space;
    this.seed = seed;
    sequence = new DistinctStrategy(SobolProposals.of(space, seed), space, seed);
    small = SpaceSize.of(space).orElse(SpaceSize.ENDLESS) <= SMALL;
  }

  @Override
  public Optional<Suggestion> suggest(SearchHistory history) {
    tried.update(history);
    int known = history.trials().size() + history.earlier().size();
    GoodAndBad split = GoodAndBad.of(history);
    if (known < START || split.good().isEmpty()) {
      return fromSequence(history, known);
    }
    ParzenEstimators estimators = new ParzenEstimators(space, split.good(), split.bad());
    // Neighbouring seeds and numbers start unlike each other.
    long start = new SplittableRandom(seed).nextLong() + history.trials().size();
    return estimators
        .best(new SplittableRandom(start), assignment -> !tried.contains(assignment))
        .or(() -> small ? bestLeft(estimators) : Optional.empty())
        .map(choice -> new Suggestion(choice.assignment(), reason(choice, split)))
        .or(() -> fromSequence(history, known));
  }

  private Optional<Choice> bestLeft(ParzenEstimators estimators) {
    return estimators.best(
        AllAssignments.of(space).stream().filter(assignment -> !tried.contains(assignment)));
  }

  private Optional<Suggestion> fromSequence(SearchHistory history, int known) {
    String explanation =
        known < START
            ? "start design, point " + (known + 1) + " of " + START
            : "spread evenly: too little is known to learn from";
    return sequence
        .suggest(history)
        .map(
            next ->
                new Suggestion(next.assignment(), TrialOrigin.of(Kind.START_DESIGN, explanation)));
  }

  private static TrialOrigin reason(Choice choice, GoodAndBad split) {
    String ratio =
        String.format(
            Locale.ROOT,
            "%.3g times as dense among the best %d as among the other %d",
            Math.exp(choice.logRatio()),
            split.good().size(),
            split.bad().size());
    return choice.isFar()
        ? TrialOrigin.of(Kind.EXPLORE, "explores: far from the best trials, " + ratio)
        : TrialOrigin.of(Kind.EXPLOIT, "exploits: " + ratio);
  }
}
