package dev.elbow.core.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossEntropyRowsTest {
  private static final float[] EXTREMES = {
    -1000, -89, -21, -20, -5, -1, -1e-30f, 0, 1, 5, 20, 21, 89, 1000
  };

  @ParameterizedTest
  @ValueSource(floats = {0, 0.25f, 1})
  void sum_and_slopes_are_exact_however_large_the_logits(float probability) {
    float[] x = new float[EXTREMES.length];
    Arrays.fill(x, probability);
    FloatBuffer slopes = FloatBuffer.allocate(x.length);

    double sum = of(EXTREMES, x, x.length, 2, slopes);

    double expected = 0;
    for (int i = 0; i < x.length; i++) {
      expected += crossEntropy(EXTREMES[i], x[i]);
      double slope = 1 / (1 + Math.exp(-(double) EXTREMES[i])) - x[i];
      assertThat(slopes.get(i)).isCloseTo((float) (2 * slope), within(1e-6f));
    }
    assertThat(sum).isCloseTo(expected, Percentage.withPercentage(1e-5));
  }

  @Test
  void many_rows_of_undecided_logits_do_not_underflow() {
    int rows = 1000;
    float[] zeros = new float[3 * rows];

    double sum = of(zeros, zeros, 3, 1, FloatBuffer.allocate(3 * rows));

    assertThat(sum).isCloseTo(3 * rows * Math.log(2), Percentage.withPercentage(1e-5));
  }

  @Test
  void a_batch_of_ordinary_logits_has_the_sum_of_doubles() {
    SplittableRandom random = new SplittableRandom(2);
    float[] logits = new float[130 * 784];
    float[] x = new float[logits.length];
    double expected = 0;
    for (int i = 0; i < x.length; i++) {
      logits[i] = (float) (4 * random.nextGaussian());
      x[i] = random.nextInt(2);
      expected += crossEntropy(logits[i], x[i]);
    }

    assertThat(of(logits, x, 784, 1, FloatBuffer.allocate(x.length)))
        .isCloseTo(expected, Percentage.withPercentage(1e-5));
  }

  @Test
  void what_is_not_a_number_shows_in_sum_and_slope() {
    FloatBuffer slopes = FloatBuffer.allocate(2);

    assertThat(of(new float[] {1, Float.NaN}, new float[] {0, 1}, 2, 1, slopes)).isNaN();
    assertThat(slopes.get(1)).isNaN();
    assertThat(of(new float[] {1, 1}, new float[] {0, Float.NaN}, 1, 1, slopes)).isNaN();
    assertThat(slopes.get(1)).isNaN();
  }

  private static double of(
      float[] logits, float[] x, int columns, float scale, FloatBuffer slopes) {
    return new CrossEntropyRows(columns)
        .of(FloatBuffer.wrap(logits), FloatBuffer.wrap(x), scale, slopes);
  }

  private static double crossEntropy(double logit, double x) {
    return Math.max(logit, 0) - x * logit + Math.log1p(Math.exp(-Math.abs(logit)));
  }
}
