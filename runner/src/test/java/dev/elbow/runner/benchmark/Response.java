package dev.elbow.runner.benchmark;

import dev.elbow.runner.search.Observation;
import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.SearchSpace;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A function to be minimised whose minimum is known, as a sweep would see it.
 *
 * @param minimum the lowest value of {@code loss} where all margins are at least 0
 * @param loss without noise; NaN where a trial fails
 * @param margins of its constraints
 * @param noise the standard deviation of what is told of the loss
 */
record Response(
    String name,
    SearchSpace space,
    double minimum,
    ToDoubleFunction<Assignment> loss,
    List<ToDoubleFunction<Assignment>> margins,
    double noise) {

  static Response of(
      String name, SearchSpace space, double minimum, ToDoubleFunction<Assignment> loss) {
    return new Response(name, space, minimum, loss, List.of(), 0);
  }

  Response withNoise(double deviation) {
    return new Response(name + "-noisy", space, minimum, loss, margins, deviation);
  }

  /** How far the assignment is from the minimum; infinite if it fails or breaks a constraint. */
  double regret(Assignment assignment) {
    double value = loss.applyAsDouble(assignment);
    boolean feasible = margins.stream().allMatch(margin -> margin.applyAsDouble(assignment) >= 0);
    return feasible && Double.isFinite(value) ? value - minimum : Double.POSITIVE_INFINITY;
  }

  /** What a search is told of a trial. */
  Observation.Result result(Assignment assignment, SplittableRandom random) {
    double score = -(loss.applyAsDouble(assignment) + noise * random.nextGaussian());
    if (!Double.isFinite(score)) {
      return new Observation.Failed();
    }
    List<Double> told = margins.stream().map(margin -> margin.applyAsDouble(assignment)).toList();
    return new Measured(List.of(score), told, true);
  }
}
