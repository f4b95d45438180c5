package dev.elbow.runner.search.bayes;

import dev.elbow.runner.search.bayes.Staircase.Point;
import dev.elbow.runner.search.encoding.SpaceEncoding;
import dev.elbow.runner.space.Assignment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Bayesian optimisation of two losses: a Gaussian process learns each of them, and the next trial
 * is where the area that the Pareto front dominates is expected to grow most [1]. A pure function
 * of its arguments.
 *
 * <p>[1] Emmerich 2005, Single- and multi-objective evolutionary optimization assisted by Gaussian
 * random field metamodels.
 */
public final class FrontOptimiser {
  /** Around so many of the best trials candidates are looked for. */
  private static final int GOOD = 10;

  private final SpaceEncoding space;
  private final FrontEvidence evidence;
  private final FrontModels models;
  private final BestAssignment search;

  /**
   * @param evidence with at least one measured trial
   */
  public FrontOptimiser(SpaceEncoding space, FrontEvidence evidence) {
    this.space = space;
    this.evidence = evidence;
    models = FrontModels.of(space, evidence);
    search = new BestAssignment(space, models.acquisition(evidence.ofFirst().pending()));
  }

  /** The best of the given assignments; empty if there is none. */
  public Optional<FrontProposal> bestOf(Stream<Assignment> assignments) {
    return search.among(assignments).map(this::proposal);
  }

  /** The best assignment found of those that are allowed; empty if none of them is. */
  public Optional<FrontProposal> best(SplittableRandom random, Predicate<Assignment> allowed) {
    return search.near(good(), random, allowed).map(this::proposal);
  }

  private List<double[]> good() {
    return evidence.bestFeasible(GOOD).stream()
        .map(trial -> space.cube(trial.assignment()))
        .toList();
  }

  private FrontProposal proposal(double[] cube) {
    double[] point = space.embed(cube);
    OptionalDouble feasible = LogProbability.ofAll(models.requirements(), point);
    Point expected = new Point(models.first().meanWarped(point), models.second().meanWarped(point));
    return new FrontProposal(
        space.decode(cube),
        List.of(models.first().predict(point), models.second().predict(point)),
        models.front().map(front -> front.isBelow(expected)).orElse(false),
        feasible,
        models.good().isEmpty());
  }
}
