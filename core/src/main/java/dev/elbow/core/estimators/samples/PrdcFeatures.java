package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import java.util.SplittableRandom;

/**
 * What {@link Prdc} compares examples by: their coordinates along the principal components of
 * training examples. Distances between raw pixels would mostly be noise.
 *
 * @param components of the training examples
 */
public record PrdcFeatures(PrincipalComponents components) {
  /** Components: this product's default, not a published number. */
  public static final int DEFAULT_COMPONENTS = 50;

  /** Training examples to fit them to unless asked otherwise: this product's default. */
  public static final int DEFAULT_EXAMPLES = 2000;

  /** As below, with the default numbers of components and examples. */
  public static PrdcFeatures fit(Matrix training, long seed) {
    return fit(training, DEFAULT_COMPONENTS, DEFAULT_EXAMPLES, seed);
  }

  /**
   * @param training [examples x data size]
   * @param components at most; no more than data size or examples − 1
   * @param examples taken at random
   * @param seed decides which, and the start of the fit
   * @throws IllegalArgumentException if there are fewer than two examples, a value is not finite or
   *     all examples are equal
   */
  public static PrdcFeatures fit(Matrix training, int components, int examples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Matrix some = RowSample.of(training, examples, random);
    return new PrdcFeatures(PrincipalComponents.fit(some, components, random.nextLong()));
  }

  /**
   * @param x [examples x data size]
   * @return [examples x components]
   */
  public Matrix of(Matrix x) {
    FiniteValues.require(x, "examples");
    return components.project(x);
  }
}
