package dev.elbow.runner.search.tpe;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Two densities over a space, l of good and g of bad assignments, and the search for where l / g is
 * largest, which is where the expected improvement is [1]. A pure function of its arguments.
 *
 * <p>Kernels are multivariate, as [2] recommends. A parameter that is inactive in an observation
 * has the prior's kernel there, and one that is inactive in a candidate does not count for it, so
 * that branches of a conditional space learn from each other what they share.
 *
 * <p>[1] Bergstra, Bardenet, Bengio, Kégl 2011, Algorithms for hyper-parameter optimization. [2]
 * Watanabe 2023, Tree-structured Parzen estimator: understanding its algorithm components and their
 * roles for better empirical performance.
 */
public final class ParzenEstimators {
  /** Drawn from l at a time. */
  private static final int CANDIDATES = 64;

  private static final int ROUNDS = 8;

  /**
   * The prior's share of the bad density, as a share of that which it has of the good one. Far from
   * all trials l / g is one over this, however many trials there are; with a prior that counts for
   * one trial in both it would grow with the number of bad ones, and the search would not settle.
   */
  private static final double BAD_PRIOR = 0.5;

  private final List<Parameter> parameters;
  private final List<Axis> axes;
  private final Mixture good;
  private final Mixture bad;

  /**
   * @param good assignments of this space, one at least
   */
  public ParzenEstimators(SearchSpace space, List<Assignment> good, List<Assignment> bad) {
    parameters = space.parameters();
    axes = parameters.stream().map(Axis::of).toList();
    this.good = mixture(good, 1);
    this.bad = mixture(bad, Math.max(1, BAD_PRIOR * bad.size() / good.size()));
  }

  private Mixture mixture(List<Assignment> observed, double priorWeight) {
    Bandwidths bandwidths = Bandwidths.of(observed.size(), axes.size());
    List<List<Kernel>> components = new ArrayList<>();
    for (Assignment assignment : observed) {
      components.add(kernels(assignment, bandwidths));
    }
    return new Mixture(components, axes.stream().map(Axis::prior).toList(), priorWeight);
  }

  private List<Kernel> kernels(Assignment assignment, Bandwidths bandwidths) {
    List<Kernel> kernels = new ArrayList<>();
    for (int j = 0; j < axes.size(); j++) {
      Axis axis = axes.get(j);
      kernels.add(
          assignment
              .get(parameters.get(j).name())
              .map(value -> bandwidths.kernel(axis, axis.coordinate(value)))
              .orElseGet(axis::prior));
    }
    return kernels;
  }

  /** The best of some assignments drawn from l that are allowed; empty if none drawn is. */
  public Optional<Choice> best(SplittableRandom random, Predicate<Assignment> allowed) {
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Choice> best =
          best(
              Stream.generate(() -> assignment(good.draw(random)))
                  .limit(CANDIDATES)
                  .filter(allowed));
      if (best.isPresent()) {
        return best;
      }
    }
    return Optional.empty();
  }

  /** The best of the given assignments; the first of those that are equally good. */
  public Optional<Choice> best(Stream<Assignment> assignments) {
    return assignments.map(this::choice).reduce((a, b) -> b.logRatio() > a.logRatio() ? b : a);
  }

  private Choice choice(Assignment assignment) {
    double[] point = new double[axes.size()];
    boolean[] active = new boolean[axes.size()];
    for (int j = 0; j < point.length; j++) {
      Optional<Value> value = assignment.get(parameters.get(j).name());
      active[j] = value.isPresent();
      point[j] = value.map(axes.get(j)::coordinate).orElse(0.5);
    }
    double ratio = good.logDensity(point, active) - bad.logDensity(point, active);
    return new Choice(assignment, ratio, good.isMostlyPrior(point, active));
  }

  private Assignment assignment(double[] point) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (int j = 0; j < point.length; j++) {
      Optional<Condition> when = parameters.get(j).when();
      if (when.isEmpty() || when.get().holdsFor(new Assignment(values))) {
        values.put(parameters.get(j).name(), axes.get(j).value(point[j]));
      }
    }
    return new Assignment(values);
  }

  /**
   * An assignment that was chosen.
   *
   * @param logRatio ln of l / g there
   * @param isFar whether l is there because of the prior rather than of good trials nearby
   */
  public record Choice(Assignment assignment, double logRatio, boolean isFar) {}
}
