package dev.elbow.runner.search.bayes;

/**
 * What is searched, as a unit cube with one coordinate for each parameter, and how its points look
 * to a Gaussian process. Several points of the cube may stand for the same assignment.
 */
interface Domain {

  /** The number of parameters. */
  int dimensions();

  /** The point that the process sees. */
  double[] embed(double[] cube);

  /**
   * The coordinate of the embedded point that follows a parameter continuously, while it is active:
   * then both are equal. −1 for a parameter with separate values.
   */
  int follows(int parameter);

  /**
   * A coordinate in the cube for each of the separate values of a parameter, or for some of them if
   * they are many; empty for a continuous one.
   */
  double[] levels(int parameter);
}
