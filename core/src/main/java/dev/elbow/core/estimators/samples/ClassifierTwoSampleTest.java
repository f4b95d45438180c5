package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.model.Posterior;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How well a small classifier, trained on one half, tells two samples apart on the other half
 * (Lopez-Paz and Oquab 2017, "Revisiting classifier two-sample tests"). Around .5 the classifier
 * found no difference, at 1 the samples do not overlap. A low accuracy proves less than a high one:
 * another classifier might see more.
 *
 * @param accuracy on held-out rows, half of them of either sample; standard error √(a (1 − a) / n)
 * @param heldOut n: rows on which it was measured
 */
public record ClassifierTwoSampleTest(Estimate accuracy, int heldOut) {
  /** Rows of either sample, both halves together, unless asked otherwise: a default of ours. */
  public static final int DEFAULT_EXAMPLES = 2000;

  /** Rows times columns of either sample above which fewer rows are taken: 32 MB of floats. */
  private static final int MAX_VALUES = 1 << 23;

  /** Latent dimensions above which the classifier sees a projection. */
  private static final int MAX_DIMENSIONS = 128;

  /** Fewest rows of either sample. */
  private static final int MIN_EXAMPLES = 8;

  /** As below, with the default number of examples. */
  public static ClassifierTwoSampleTest ofLatents(Posterior posterior, long seed) {
    return ofLatents(posterior, DEFAULT_EXAMPLES, seed);
  }

  /**
   * Tells draws from the aggregate posterior q(z), one per example, from draws of the prior. Where
   * z has more than 128 dimensions the classifier sees its coordinates along the principal
   * components of the posterior means in the training half, 128 at most, and the length of what
   * they leave out.
   *
   * @param posterior q(z|x) of at least 8 examples, finite
   * @param examples taken at random, both halves together; fewer where they would hold more than
   *     2^23 latents, so 128 of 65,536 latents
   * @param seed decides examples, draws, halves and training
   * @throws IllegalArgumentException if there are fewer examples, a value is not finite, or z has
   *     more than 128 dimensions and no posterior mean moves
   */
  public static ClassifierTwoSampleTest ofLatents(Posterior posterior, int examples, long seed) {
    int latentSize = posterior.mean().columns();
    int taken = Math.min(examples, Math.max(MIN_EXAMPLES, MAX_VALUES / latentSize));
    SplittableRandom random = new SplittableRandom(seed);
    // The examples come in random order: their first half is a random half.
    LatentSamples samples = LatentSamples.draw(posterior, taken, random);
    int training = samples.means().rows() / 2;
    if (latentSize <= MAX_DIMENSIONS || training < 2) {
      return halves(samples.posterior(), samples.prior(), random.nextLong());
    }
    LatentFeatures features =
        LatentFeatures.fit(samples.means().rows(0, training), MAX_DIMENSIONS, random.nextLong());
    return halves(
        features.of(samples.posterior()), features.of(samples.prior()), random.nextLong());
  }

  /**
   * Tells two samples apart, of which as many rows are used as the smaller one has.
   *
   * @param first [n x d], at least 8 rows
   * @param second [m x d], at least 8 rows
   * @param examples rows taken of either, at random, both halves together
   * @param seed decides rows, halves and training
   * @throws IllegalArgumentException if there are fewer rows, a value is not finite or all rows are
   *     equal
   */
  public static ClassifierTwoSampleTest between(
      Matrix first, Matrix second, int examples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Math.min(examples, Math.min(first.rows(), second.rows()));
    return halves(
        RowSample.of(first, n, random), RowSample.of(second, n, random), random.nextLong());
  }

  private static ClassifierTwoSampleTest halves(Matrix first, Matrix second, long seed) {
    int n = first.rows();
    if (n < MIN_EXAMPLES) {
      throw new IllegalArgumentException(
          "a classifier two-sample test takes at least %d rows of either sample, not %d"
              .formatted(MIN_EXAMPLES, n));
    }
    FiniteValues.require(first, "first sample");
    FiniteValues.require(second, "second sample");
    int training = n / 2;
    Matrix rows = RowSample.joined(first.rows(0, training), second.rows(0, training));
    Standardisation scale = Standardisation.fit(rows);
    boolean[] kinds = new boolean[rows.rows()];
    Arrays.fill(kinds, 0, training, true);
    TwoLayerClassifier classifier = TwoLayerClassifier.trained(scale.applied(rows), kinds, seed);
    int correct =
        recognised(classifier, scale.applied(first.rows(training, n)), true)
            + recognised(classifier, scale.applied(second.rows(training, n)), false);
    int heldOut = 2 * (n - training);
    double accuracy = (double) correct / heldOut;
    return new ClassifierTwoSampleTest(
        new Estimate(accuracy, Math.sqrt(accuracy * (1 - accuracy) / heldOut)), heldOut);
  }

  private static int recognised(TwoLayerClassifier classifier, Matrix rows, boolean kind) {
    int recognised = 0;
    for (int row = 0; row < rows.rows(); row++) {
      if (classifier.classify(rows, row) == kind) {
        recognised++;
      }
    }
    return recognised;
  }
}
