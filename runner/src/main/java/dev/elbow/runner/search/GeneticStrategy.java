package dev.elbow.runner.search;

import dev.elbow.runner.search.Observation.Pending;
import dev.elbow.runner.search.encoding.SpaceEncoding;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOrigin.Kind;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Arbiter's genetic algorithm: a population of trials, the least fit of which are culled whenever
 * it is full, and children of two random members by crossover and mutation.
 *
 * <p>For each suggestion the generator is made afresh, from the trials in their order and a seed
 * drawn from the sweep's and the trial's number. Fitness is the rank of a trial among all: by its
 * score, with two objectives by its Pareto layer and what it adds to it; infeasible trials rank
 * below feasible ones, and failed ones last. Until there are enough parents, and when all children
 * drawn were tried, trials come from a Sobol sequence.
 */
final class GeneticStrategy implements SearchStrategy {
  private static final int MOST_CHILDREN = 200;

  private final SpaceEncoding encoding;
  private final SearchStrategy sequence;
  private final long seed;
  private final Tried tried = new Tried();

  GeneticStrategy(SearchSpace space, long seed) {
    this.seed = seed;
    encoding = SpaceEncoding.of(space);
    sequence = new DistinctStrategy(SobolProposals.of(space, seed), space, seed);
  }

  @Override
  public Optional<Suggestion> suggest(SearchHistory history) {
    tried.update(history);
    return child(history).or(() -> fromSequence(history));
  }

  private Optional<Suggestion> child(SearchHistory history) {
    if (encoding.dimensions() == 0) {
      return Optional.empty();
    }
    // Neighbouring seeds and numbers start unlike each other.
    long start = new SplittableRandom(seed).nextLong() + history.trials().size();
    ArbiterBreeding breeding = ArbiterBreeding.of(encoding.dimensions(), start);
    int ended = populate(breeding, history);
    return breeding.isReadyToBreed()
        ? untried(breeding)
            .map(
                child ->
                    new Suggestion(
                        child,
                        TrialOrigin.of(
                            Kind.EXPLOIT,
                            "exploits: child of two of the "
                                + breeding.size()
                                + " fittest of "
                                + ended
                                + " trials")))
        : Optional.empty();
  }

  private int populate(ArbiterBreeding breeding, SearchHistory history) {
    List<Observation> ended =
        Stream.concat(history.earlier().stream(), history.trials().stream())
            .filter(trial -> !(trial.result() instanceof Pending))
            .toList();
    double[] ranks = Merit.of(ended).ranks();
    for (int i = 0; i < ranks.length; i++) {
      breeding.report(encoding.cube(ended.get(i).assignment()), -ranks[i]);
    }
    return ended.size();
  }

  private Optional<Assignment> untried(ArbiterBreeding breeding) {
    return Stream.generate(breeding::next)
        .limit(MOST_CHILDREN)
        .flatMap(Optional::stream)
        .map(encoding::decode)
        .filter(child -> !tried.contains(child))
        .findFirst();
  }

  private Optional<Suggestion> fromSequence(SearchHistory history) {
    return sequence
        .suggest(history)
        .map(
            next ->
                new Suggestion(
                    next.assignment(),
                    TrialOrigin.of(
                        Kind.START_DESIGN,
                        "start design: spread evenly, outside of the population")));
  }
}
