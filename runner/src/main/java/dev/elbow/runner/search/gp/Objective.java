package dev.elbow.runner.search.gp;

/** A differentiable function to be minimised. */
@FunctionalInterface
public interface Objective {

  /**
   * The value at a point; its gradient is written over {@code gradient}. Infinity means that the
   * function is not defined there.
   */
  double evaluate(double[] point, double[] gradient);
}
