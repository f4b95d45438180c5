package dev.elbow.core.estimators.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InnerProductsTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 5, 2", "64, 64, 256", "65, 67, 257", "130, 3, 600"})
  void productsAndDistancesAreThoseOfThePlainLoop(int aRows, int bRows, int columns) {
    Matrix a = NormalRows.standard(aRows, columns, 1);
    Matrix b = NormalRows.standard(bRows, columns, 2);

    Matrix products = InnerProducts.of(a, b);
    double[] distances = new double[aRows * bRows];
    SquaredDistances.forEach(
        a,
        b,
        (row, from, to, squares, offset) ->
            System.arraycopy(squares, offset, distances, row * bRows + from, to - from));

    for (int i = 0; i < aRows; i++) {
      for (int j = 0; j < bRows; j++) {
        double product = 0;
        double square = 0;
        for (int k = 0; k < columns; k++) {
          product += (double) a.get(i, k) * b.get(j, k);
          square += Math.pow((double) a.get(i, k) - b.get(j, k), 2);
        }
        // A product becomes a float: 24 bits of up to some hundreds.
        assertThat((double) products.get(i, j)).isCloseTo(product, within(2e-5));
        assertThat(distances[i * bRows + j]).isCloseTo(square, within(1e-9));
      }
    }
  }

  @Test
  void theUpperTilesOfASquareHoldEveryPairOnceOrTwice() {
    Matrix a = NormalRows.standard(150, 3, 1);
    int[] seen = new int[150 * 150];
    InnerProducts.forEachUpperTile(
        a,
        (firstRow, rows, firstColumn, columns, tile) -> {
          for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
              seen[(firstRow + i) * 150 + firstColumn + j]++;
            }
          }
        });

    for (int i = 0; i < 150; i++) {
      for (int j = i; j < 150; j++) {
        assertThat(seen[i * 150 + j]).isOne();
      }
    }
  }

  @Test
  void aRowIsAtDistanceZeroFromItselfHoweverLongItIs() {
    Matrix rows = NormalRows.of(5, 1000, 1000, 1, 3);

    SquaredDistances.forEach(
        rows,
        rows,
        (row, from, to, squares, offset) ->
            assertThat(squares[offset + row - from]).isEqualTo(0.0));
  }
}
