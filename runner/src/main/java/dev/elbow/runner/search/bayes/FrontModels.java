package dev.elbow.runner.search.bayes;

import dev.elbow.runner.search.bayes.Staircase.Point;
import dev.elbow.runner.search.encoding.SpaceEncoding;
import dev.elbow.runner.search.gp.GaussianProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is believed of two losses after some trials.
 *
 * @param requirements what a trial must reach for its losses to count
 * @param good what is believed of the best feasible trials, pending ones included, on the warped
 *     scales and without noise; empty if no feasible trial is known
 */
record FrontModels(
    GaussianProcess first,
    GaussianProcess second,
    List<LogProbability> requirements,
    List<Point> good) {
  /** So many trials of the first Pareto layers are looked at for the front without its noise. */
  private static final int CONTENDERS = 60;

  FrontModels {
    requirements = List.copyOf(requirements);
    good = List.copyOf(good);
  }

  /** Models of evidence with at least one measured trial. */
  static FrontModels of(SpaceEncoding space, FrontEvidence evidence) {
    Modelling modelling = new Modelling(space.groups(), evidence.ofFirst());
    GaussianProcess first = modelling.loss();
    GaussianProcess second = new Modelling(space.groups(), evidence.ofSecond()).loss();
    List<Point> good =
        evidence.bestFeasible(CONTENDERS).stream()
            .map(
                trial ->
                    new Point(first.meanWarped(trial.point()), second.meanWarped(trial.point())))
            .toList();
    return new FrontModels(first, second, modelling.requirements(), good)
        .believing(evidence.ofFirst().pending());
  }

  /** As {@link Models#believing}, of both losses. */
  private FrontModels believing(List<double[]> pending) {
    GaussianProcess one = first;
    GaussianProcess other = second;
    List<Point> believed = new ArrayList<>(good);
    for (double[] point : pending) {
      if (!good.isEmpty()) {
        believed.add(new Point(one.meanWarped(point), other.meanWarped(point)));
      }
      one = one.withBelief(point);
      other = other.withBelief(point);
    }
    return new FrontModels(one, other, requirements, believed);
  }

  /** The boundary to pass; empty if no feasible trial is known. */
  Optional<Staircase> front() {
    return good.isEmpty() ? Optional.empty() : Optional.of(Staircase.of(good));
  }

  /** As {@link Models#acquisition}, of both losses. */
  Acquisition acquisition(List<double[]> pending) {
    List<Acquisition> terms = new ArrayList<>(requirements);
    terms.add(
        front()
            .<Acquisition>map(front -> new LogHypervolumeImprovement(first, second, front))
            .orElseGet(() -> new LogSeparation(pending)));
    return terms.size() == 1 ? terms.get(0) : new AcquisitionSum(terms);
  }
}
