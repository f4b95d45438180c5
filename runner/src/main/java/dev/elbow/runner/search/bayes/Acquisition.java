package dev.elbow.runner.search.bayes;

/** What a trial at a point of the unit cube is worth; the largest is the best. Pure. */
interface Acquisition {

  /** Its value at a point. */
  double value(double[] point);

  /** The same; its gradient in the point's coordinates is added to {@code gradient}. */
  double value(double[] point, double[] gradient);
}
