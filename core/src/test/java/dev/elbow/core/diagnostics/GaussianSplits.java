package dev.elbow.core.diagnostics;

import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.GaussianData;
import java.util.List;
import java.util.Optional;

/** Examples whose covariance is exactly what a linear VAE was made for. */
final class GaussianSplits {
  static final List<Double> EIGENVALUES = List.of(4., 2., 1., .5);
  static final double VARIANCE = .75;

  private GaussianSplits() {}

  static EvaluationData of(int examples) {
    return of(EIGENVALUES, examples);
  }

  static EvaluationData of(List<Double> eigenvalues, int examples) {
    return new EvaluationData(
        split(eigenvalues, examples, 1),
        split(eigenvalues, examples, 2),
        Optional.of(split(eigenvalues, examples, 3)),
        new ImageShape(1, eigenvalues.size(), 1));
  }

  static EvaluationData withoutTest(EvaluationData data) {
    return new EvaluationData(data.train(), data.validation(), Optional.empty(), data.shape());
  }

  private static Matrix split(List<Double> eigenvalues, int examples, long seed) {
    return GaussianData.withCovariance(eigenvalues, examples, seed);
  }
}
