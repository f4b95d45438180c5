package dev.elbow.core.estimators.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.model.Posterior;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaximumMeanDiscrepancyTest {

  @Test
  void itIsTheSumOfKernelsThatItsDefinitionSays() {
    Matrix x = NormalRows.standard(70, 3, 1);
    Matrix y = NormalRows.of(70, 3, .5, 1, 2);
    double expected = 0;
    for (int i = 0; i < 70; i++) {
      for (int j = 0; j < 70; j++) {
        if (i != j) {
          expected += (kernel(x, i, x, j) + kernel(y, i, y, j)) / (70 * 69);
        }
        expected -= 2 * kernel(x, i, y, j) / (70 * 70);
      }
    }

    // Kernel values are kept as floats: 3e-7 of 7, averaged.
    assertThat(MaximumMeanDiscrepancy.between(x, y, 70, 1, 1).squared())
        .isCloseTo(expected, within(1e-6));
  }

  private static double kernel(Matrix a, int i, Matrix b, int j) {
    double square = 0;
    for (int k = 0; k < 3; k++) {
      square += Math.pow((double) a.get(i, k) - b.get(j, k), 2);
    }
    double sum = 0;
    for (double scale : new double[] {.1, .2, .5, 1, 2, 5, 10}) {
      sum += 6 * scale / (6 * scale + square);
    }
    return sum;
  }

  @Test
  void underEqualDistributionsItIsZeroOnAverageAndItsPValueIsUniform() {
    double[] squares = new double[40];
    double[] pValues = new double[40];
    for (int seed = 0; seed < 40; seed++) {
      MaximumMeanDiscrepancy result =
          MaximumMeanDiscrepancy.ofLatents(NormalRows.agreeing(60, 4, seed), 60, 99, seed);
      squares[seed] = result.squared();
      pValues[seed] = result.pValue();
    }

    Estimate square = Estimate.over(squares);
    assertThat(square.mean()).isCloseTo(0, within(4 * square.standardError()));
    // Uniform: mean ½ and standard error √(1/12/40); at most 7 of 40 below .05 (p = .001).
    assertThat(Estimate.over(pValues).mean()).isCloseTo(.5, within(4 * .0456));
    assertThat(Arrays.stream(pValues).filter(p -> p < .05).count()).isLessThan(8);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void equalDistributionsAreNotRejected(long seed) {
    assertThat(
            MaximumMeanDiscrepancy.ofLatents(NormalRows.agreeing(300, 20, seed), 300, 200, seed)
                .pValue())
        .isGreaterThan(.05);
  }

  @Test
  void aShiftGetsTheSmallestPValueThatThePermutationsCanGive() {
    MaximumMeanDiscrepancy result =
        MaximumMeanDiscrepancy.between(
            NormalRows.of(300, 20, .3, 1, 1), NormalRows.standard(300, 20, 2), 300, 200, 1);

    assertThat(result.pValue()).isEqualTo(1.0 / 201);
    assertThat(result.squared()).isPositive();
    assertThat(result.examples()).isEqualTo(300);
  }

  @Test
  void aWidthThatDiffersIsSeen() {
    assertThat(
            MaximumMeanDiscrepancy.ofLatents(NormalRows.posterior(300, 20, .6, .6, 1), 1).pValue())
        .isEqualTo(1.0 / 201);
  }

  @Test
  void fewerRowsAreComparedWhereEachIsVeryLong() {
    Matrix rows = Matrix.zeros(4, 1 << 22);
    rows.values()[0] = 1;

    assertThat(MaximumMeanDiscrepancy.between(rows, rows, 4, 1, 1).examples()).isEqualTo(2);
  }

  @Test
  void oneSeedGivesOneResult() {
    Posterior posterior = NormalRows.agreeing(50, 3, 1);

    assertThat(MaximumMeanDiscrepancy.ofLatents(posterior, 5))
        .isEqualTo(MaximumMeanDiscrepancy.ofLatents(posterior, 5));
  }

  @Test
  void equalRowsTooFewRowsAndWhatIsNotFiniteAreRejected() {
    Matrix fine = NormalRows.standard(20, 3, 1);
    Matrix constant = NormalRows.of(20, 3, 1, 0, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> MaximumMeanDiscrepancy.between(fine, fine.rows(0, 1), 20, 10, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MaximumMeanDiscrepancy.between(fine, fine, 20, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MaximumMeanDiscrepancy.between(NormalRows.withNaN(fine), fine, 20, 10, 1))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MaximumMeanDiscrepancy.between(constant, constant, 20, 10, 1))
        .withMessageContaining("equal");
  }
}
