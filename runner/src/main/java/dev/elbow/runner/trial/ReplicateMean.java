package dev.elbow.runner.trial;

import java.util.Arrays;
import java.util.Optional;

/**
 * A metric over the replicates of one assignment.
 *
 * @param mean in the metric's unit
 * @param standardError of the mean over seeds, sd / √n with n − 1 in the variance; NaN for a single
 *     run
 * @param runs how many values there are
 */
public record ReplicateMean(double mean, double standardError, int runs) {
  /** Of the finite values; empty if there are none. */
  static Optional<ReplicateMean> of(double[] values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (finite.length == 0) {
      return Optional.empty();
    }
    int runs = finite.length;
    double mean = Arrays.stream(finite).sum() / runs;
    double squares = Arrays.stream(finite).map(v -> (v - mean) * (v - mean)).sum();
    double error = runs > 1 ? Math.sqrt(squares / (runs - 1) / runs) : Double.NaN;
    return Optional.of(new ReplicateMean(mean, error, runs));
  }
}
