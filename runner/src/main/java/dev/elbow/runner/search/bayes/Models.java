package dev.elbow.runner.search.bayes;

import dev.elbow.runner.search.gp.GaussianProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is believed after some trials.
 *
 * @param loss of a trial that ends with numbers
 * @param requirements what a trial must reach for its loss to count: a margin of each constraint,
 *     and that it ends with numbers at all
 * @param incumbent the loss to improve on, on the warped scale and without noise; empty if no
 *     feasible trial is known
 */
record Models(GaussianProcess loss, List<LogProbability> requirements, OptionalDouble incumbent) {
  Models {
    requirements = List.copyOf(requirements);
  }

  /**
   * The same, told that each pending trial ends as predicted [1], so that the next one is not
   * another of them: there is nothing to be learned near it, and its loss is the one to improve on.
   *
   * <p>[1] Ginsbourger, Le Riche, Carraro 2010, Kriging is well-suited to parallelize optimization:
   * the kriging believer.
   */
  Models believing(List<double[]> pending) {
    GaussianProcess believer = loss;
    double best = incumbent.orElse(Double.POSITIVE_INFINITY);
    for (double[] point : pending) {
      best = Math.min(best, believer.meanWarped(point));
      believer = believer.withBelief(point);
    }
    return new Models(
        believer,
        requirements,
        incumbent.isPresent() ? OptionalDouble.of(best) : OptionalDouble.empty());
  }

  /**
   * What a further trial is worth. Without a feasible one yet: how probably it would be one, apart
   * from the pending ones.
   */
  Acquisition acquisition(List<double[]> pending) {
    List<Acquisition> terms = new ArrayList<>(requirements);
    if (incumbent.isPresent()) {
      terms.add(new LogExpectedImprovement(loss, incumbent.getAsDouble()));
    } else {
      terms.add(new LogSeparation(pending));
    }
    return terms.size() == 1 ? terms.get(0) : new AcquisitionSum(terms);
  }
}
