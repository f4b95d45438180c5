package dev.elbow.core.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class EuclideanNormTest {

  @Test
  void the_norm_is_the_root_of_the_sum_of_squares() {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[100_003];
    double square = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
      square += (double) values[i] * values[i];
    }

    // A sum of 10^5 squares in floats, some dozens of partial sums side by side.
    assertThat(norm(values)).isCloseTo(Math.sqrt(square), Percentage.withPercentage(.01));
  }

  @Test
  void values_whose_squares_overflow_have_a_norm() {
    assertThat(norm(3e20f, -4e20f)).isCloseTo(5e20, Percentage.withPercentage(1e-4));
  }

  @Test
  void what_is_not_finite_shows() {
    assertThat(norm(1, Float.NaN, 2)).isNaN();
    assertThat(norm(1, Float.NEGATIVE_INFINITY, 2)).isInfinite();
  }

  private static double norm(float... values) {
    return EuclideanNorm.of(Nd4j.createFromArray(new float[][] {values}));
  }
}
