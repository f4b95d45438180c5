package dev.elbow.runner.insight;

import dev.elbow.runner.search.encoding.SpaceEncoding;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How well a surrogate foretells trials that it has not seen: each of {@value #FOLDS} parts of the
 * trials is predicted by a surrogate that is fitted to the others, its parameters included.
 */
final class CrossValidation {
  private static final int FOLDS = 10;

  private CrossValidation() {}

  /**
   * 1 − the sum of squared errors / that of the means of the same trials: 1 at best, negative if
   * the surrogate is worse than knowing nothing of the parameters. NaN if all values are equal.
   */
  static double explained(SpaceEncoding encoding, double[][] points, double[] values) {
    double errors = 0;
    double spread = 0;
    int folds = Math.min(FOLDS, points.length);
    for (int fold = 0; fold < folds; fold++) {
      int part = fold;
      int[] seen = IntStream.range(0, points.length).filter(i -> i % folds != part).toArray();
      double[] seenValues = Arrays.stream(seen).mapToDouble(i -> values[i]).toArray();
      double[][] seenPoints = Arrays.stream(seen).mapToObj(i -> points[i]).toArray(double[][]::new);
      Surrogate surrogate = Surrogate.fit(encoding, seenPoints, seenValues);
      double mean = StatUtils.mean(seenValues);
      for (int i = part; i < points.length; i += folds) {
        errors += square(values[i] - surrogate.atPoint(points[i]));
        spread += square(values[i] - mean);
      }
    }
    return 1 - errors / spread;
  }

  private static double square(double x) {
    return x * x;
  }
}
