package dev.elbow.runner.search.bayes;

import dev.elbow.runner.search.encoding.SpaceEncoding;
import dev.elbow.runner.search.gp.Prediction;
import dev.elbow.runner.space.Assignment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Bayesian optimisation [1]: a Gaussian process learns from all trials, and the next one is where
 * it expects the largest improvement of the lowest loss. A pure function of its arguments.
 *
 * <p>[1] Jones, Schonlau, Welch 1998, Efficient global optimization of expensive black-box
 * functions.
 */
public final class BayesianOptimiser {
  /** Around so many of the best trials candidates are looked for. */
  private static final int GOOD = 6;

  private final SpaceEncoding space;
  private final Evidence evidence;
  private final Models models;
  private final BestAssignment search;

  /**
   * @param evidence with at least one measured trial
   */
  public BayesianOptimiser(SpaceEncoding space, Evidence evidence) {
    this.space = space;
    this.evidence = evidence;
    models = new Modelling(space.groups(), evidence).models().believing(evidence.pending());
    search = new BestAssignment(space, models.acquisition(evidence.pending()));
  }

  /** The best of the given assignments; empty if there is none. */
  public Optional<Proposal> bestOf(Stream<Assignment> assignments) {
    return search.among(assignments).map(this::proposal);
  }

  /** The best assignment found of those that are allowed; empty if none of them is. */
  public Optional<Proposal> best(SplittableRandom random, Predicate<Assignment> allowed) {
    return search.near(good(), random, allowed).map(this::proposal);
  }

  private List<double[]> good() {
    return evidence.measured().stream()
        .sorted(
            Comparator.comparing(Measurement::isFeasible)
                .reversed()
                .thenComparingDouble(Measurement::loss))
        .limit(GOOD)
        .map(trial -> space.cube(trial.assignment()))
        .toList();
  }

  private Proposal proposal(double[] cube) {
    double[] point = space.embed(cube);
    Prediction loss = models.loss().predict(point);
    OptionalDouble feasible = LogProbability.ofAll(models.requirements(), point);
    boolean exploits =
        models.loss().meanWarped(point) <= models.incumbent().orElse(Double.NEGATIVE_INFINITY);
    return new Proposal(space.decode(cube), loss, exploits, feasible, models.incumbent().isEmpty());
  }
}
