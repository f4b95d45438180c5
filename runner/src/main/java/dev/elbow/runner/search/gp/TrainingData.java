package dev.elbow.runner.search.gp;

import java.util.Arrays;

/**
 * What a Gaussian process learns from. Arrays are not copied and must not change afterwards.
 *
 * <p>{@code points} is n × d with coordinates in [0, 1]; {@code values} has n entries, in any unit;
 * {@code noiseVariances} has n entries in the square of that unit, the known part of each value's
 * error, 0 where nothing is known.
 */
public final class TrainingData {
  private final CoordinateGroups groups;
  private final double[][] points;
  private final double[] values;
  private final double[] noiseVariances;

  /**
   * @throws IllegalArgumentException if the arrays' lengths disagree, there is no point, or a value
   *     or a coordinate is not finite
   */
  public TrainingData(
      CoordinateGroups groups, double[][] points, double[] values, double[] noiseVariances) {
    if (points.length == 0
        || values.length != points.length
        || noiseVariances.length != points.length) {
      throw new IllegalArgumentException(
          "a Gaussian process needs as many values and variances as points, and one at least, not "
              + points.length
              + " points, "
              + values.length
              + " values and "
              + noiseVariances.length
              + " variances");
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a value must be finite, not " + value);
      }
    }
    for (double[] point : points) {
      if (!Arrays.stream(point).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "coordinates must be finite, not " + Arrays.toString(point));
      }
    }
    this.groups = groups;
    this.points = points;
    this.values = values;
    this.noiseVariances = noiseVariances;
  }

  /** Values without known errors. */
  public static TrainingData of(CoordinateGroups groups, double[][] points, double[] values) {
    return new TrainingData(groups, points, values, new double[values.length]);
  }

  /** The number of points. */
  public int size() {
    return points.length;
  }

  /** How coordinates belong together. */
  public CoordinateGroups groups() {
    return groups;
  }

  /** Point {@code i}; not to be changed. */
  public double[] point(int i) {
    return points[i];
  }

  /** Value {@code i}. */
  public double value(int i) {
    return values[i];
  }

  /** The known error variance of value {@code i}. */
  public double noiseVariance(int i) {
    return noiseVariances[i];
  }

  /** All values; not to be changed. */
  double[] values() {
    return values;
  }

  /** Some of the points, in the order of {@code indices}. */
  public TrainingData subset(int[] indices) {
    return new TrainingData(
        groups,
        Arrays.stream(indices).mapToObj(i -> points[i]).toArray(double[][]::new),
        Arrays.stream(indices).mapToDouble(i -> values[i]).toArray(),
        Arrays.stream(indices).mapToDouble(i -> noiseVariances[i]).toArray());
  }
}
