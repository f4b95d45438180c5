package dev.elbow.core.estimators.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNeighboursTest {

  @Test
  void theyAreThoseThatLookingAtEveryRowFinds() {
    Matrix candidates = NormalRows.standard(1500, 30, 1);
    Matrix queries = NormalRows.standard(70, 30, 2);

    List<Neighbour> neighbours = NearestNeighbours.of(queries, candidates);

    for (int query = 0; query < 70; query++) {
      Neighbour expected = lookAtEveryRow(queries, query, candidates);
      assertThat(neighbours.get(query).row()).isEqualTo(expected.row());
      assertThat(neighbours.get(query).squaredDistance())
          .isCloseTo(expected.squaredDistance(), within(1e-9));
    }
  }

  private static Neighbour lookAtEveryRow(Matrix queries, int query, Matrix candidates) {
    Neighbour nearest = new Neighbour(-1, Double.POSITIVE_INFINITY);
    for (int row = 0; row < candidates.rows(); row++) {
      double square = 0;
      for (int i = 0; i < candidates.columns(); i++) {
        square += Math.pow((double) queries.get(query, i) - candidates.get(row, i), 2);
      }
      if (square < nearest.squaredDistance()) {
        nearest = new Neighbour(row, square);
      }
    }
    return nearest;
  }

  @Test
  void aTrainingExampleIsItsOwnNearestAndTheFirstOfItsCopies() {
    Matrix rows = NormalRows.standard(200, 300, 1);
    System.arraycopy(rows.values(), 20 * 300, rows.values(), 150 * 300, 300);

    assertThat(NearestNeighbours.of(rows.rows(150, 151), rows))
        .containsExactly(new Neighbour(20, 0));
  }

  @Test
  void noRowsOtherSizesAndWhatIsNotFiniteAreRejected() {
    Matrix fine = NormalRows.standard(3, 2, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> NearestNeighbours.of(fine, Matrix.zeros(0, 2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NearestNeighbours.of(fine, Matrix.zeros(3, 3)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NearestNeighbours.of(fine, NormalRows.withNaN(fine)))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NearestNeighbours.of(NormalRows.withNaN(fine), fine))
        .withMessageContaining("NaN");
  }
}
