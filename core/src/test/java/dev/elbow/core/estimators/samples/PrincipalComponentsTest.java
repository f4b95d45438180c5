package dev.elbow.core.estimators.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.GaussianData;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

  @Test
  void variancesOfAKnownCovarianceAreFoundAlongRandomDirections() {
    // The sample's covariance, over n, is exact.
    Matrix data = GaussianData.rotated(List.of(4.0, 2.0, 1.0, .5), 500, 1);

    PrincipalComponents components = PrincipalComponents.fit(data, 4, 1);

    for (int i = 0; i < 4; i++) {
      double expected = List.of(4.0, 2.0, 1.0, .5).get(i) * 500 / 499;
      // Floats of the data: 24 bits.
      assertThat(components.variances().get(i)).isCloseTo(expected, within(1e-5));
    }
    assertOrthonormal(components.directions());
  }

  @Test
  void aPlantedSubspaceIsRecoveredFromManyRowsAndFromFew() {
    assertPlantedSubspaceIsFound(800, 300);
    assertPlantedSubspaceIsFound(100, 3000);
  }

  private static void assertPlantedSubspaceIsFound(int rows, int columns) {
    Matrix basis = NormalRows.standard(5, columns, 2);
    Matrix data = mixtures(NormalRows.standard(rows, 5, 3), basis, 7);

    PrincipalComponents components = PrincipalComponents.fit(data, 5, 1);

    // The planted directions lie in the span: projecting them on it loses no length.
    Matrix directions = components.directions();
    assertOrthonormal(directions);
    double[] kept = InnerProducts.squaredNorms(InnerProducts.of(basis, directions));
    double[] whole = InnerProducts.squaredNorms(basis);
    for (int i = 0; i < 5; i++) {
      assertThat(kept[i] / whole[i]).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void projectionsKeepDistancesWithinTheSubspaceAndAreCentred() {
    Matrix data = mixtures(NormalRows.standard(60, 3, 3), NormalRows.standard(3, 90, 2), 40);
    PrincipalComponents components = PrincipalComponents.fit(data, 3, 1);

    Matrix projected = components.project(data);

    double[] mean = new double[3];
    for (int i = 0; i < projected.values().length; i++) {
      mean[i % 3] += projected.values()[i] / 60;
    }
    assertThat(mean).containsExactly(new double[3], within(1e-4));
    double whole = InnerProducts.squaredNorms(difference(data, 0, 1))[0];
    double kept = InnerProducts.squaredNorms(difference(projected, 0, 1))[0];
    assertThat(kept / whole).isCloseTo(1, within(1e-4));
  }

  @Test
  void noMoreComponentsComeBackThanTheRowsSpan() {
    Matrix flat = mixtures(NormalRows.standard(50, 2, 1), NormalRows.standard(2, 30, 2), 0);

    assertThat(PrincipalComponents.fit(flat, 10, 1).directions().rows()).isEqualTo(2);
    assertThat(PrincipalComponents.fit(NormalRows.standard(4, 30, 1), 10, 1).directions().rows())
        .isEqualTo(3);
    assertThat(PrincipalComponents.fit(NormalRows.standard(40, 2, 1), 10, 1).directions().rows())
        .isEqualTo(2);
  }

  @Test
  void equalRowsTooFewRowsAndWhatIsNotFiniteAreRejected() {
    Matrix fine = NormalRows.standard(10, 4, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrincipalComponents.fit(NormalRows.of(10, 4, .1, 0, 1), 2, 1))
        .withMessageContaining("all rows are equal");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrincipalComponents.fit(fine.rows(0, 1), 2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> PrincipalComponents.fit(fine, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrincipalComponents.fit(NormalRows.withNaN(fine), 2, 1))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> PrincipalComponents.fit(fine, 2, 1).project(NormalRows.standard(2, 5, 1)));
  }

  private static void assertOrthonormal(Matrix directions) {
    Matrix products = InnerProducts.of(directions, directions);
    for (int i = 0; i < directions.rows(); i++) {
      for (int j = 0; j < directions.rows(); j++) {
        assertThat(products.get(i, j)).isCloseTo(i == j ? 1 : 0, within(1e-5f));
      }
    }
  }

  /** Σ_k weights_k basis_k + offset. */
  private static Matrix mixtures(Matrix weights, Matrix basis, float offset) {
    Matrix result = Matrix.zeros(weights.rows(), basis.columns());
    for (int row = 0; row < result.rows(); row++) {
      for (int column = 0; column < result.columns(); column++) {
        float sum = offset;
        for (int k = 0; k < basis.rows(); k++) {
          sum += weights.get(row, k) * basis.get(k, column);
        }
        result.values()[row * result.columns() + column] = sum;
      }
    }
    return result;
  }

  private static Matrix difference(Matrix matrix, int one, int other) {
    Matrix result = matrix.rows(one, one + 1);
    for (int i = 0; i < matrix.columns(); i++) {
      result.values()[i] -= matrix.get(other, i);
    }
    return result;
  }
}
