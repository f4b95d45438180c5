package dev.elbow.runner.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SobolIndicesTest {
  /** What 1,024 quasi-random points leave open. */
  private static final Offset<Double> SAMPLING = Offset.offset(0.02);

  @Test
  void divides_the_variance_of_ishigamis_function_as_it_is_known_to() {
    SobolIndices indices = SobolIndices.of(x -> ishigami(x), 3);

    // a = 7, b = 0.1: V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2 = 13.8446
    assertThat(indices.variance()).isCloseTo(13.8446, Offset.offset(0.15));
    assertThat(indices.main()[0]).isCloseTo(0.3139, SAMPLING);
    assertThat(indices.main()[1]).isCloseTo(0.4424, SAMPLING);
    assertThat(indices.main()[2]).isCloseTo(0, SAMPLING);
    assertThat(indices.total()[0]).isCloseTo(0.5576, SAMPLING);
    assertThat(indices.total()[1]).isCloseTo(0.4424, SAMPLING);
    assertThat(indices.total()[2]).isCloseTo(0.2437, SAMPLING);
  }

  @Test
  void an_additive_function_has_no_interactions() {
    SobolIndices indices = SobolIndices.of(x -> 100 + 3 * x[0] - 4 * x[1], 3);

    assertThat(indices.main()[0]).isCloseTo(9 / 25.0, SAMPLING);
    assertThat(indices.total()[0]).isCloseTo(9 / 25.0, SAMPLING);
    assertThat(indices.main()[1]).isCloseTo(16 / 25.0, SAMPLING);
    assertThat(indices.total()[1]).isCloseTo(16 / 25.0, SAMPLING);
    assertThat(indices.total()[2]).isZero();
  }

  @Test
  void a_product_around_zero_is_all_interaction() {
    SobolIndices indices = SobolIndices.of(x -> (x[0] - 0.5) * (x[1] - 0.5), 2);

    assertThat(indices.main()[0]).isCloseTo(0, SAMPLING);
    assertThat(indices.total()[0]).isCloseTo(1, SAMPLING);
  }

  @Test
  void a_constant_depends_on_nothing() {
    SobolIndices indices = SobolIndices.of(x -> -99.8, 2);

    assertThat(indices.total()).containsOnly(0);
  }

  static double ishigami(double[] cube) {
    double[] x = Arrays.stream(cube).map(u -> Math.PI * (2 * u - 1)).toArray();
    double sine = Math.sin(x[1]);
    return Math.sin(x[0]) + 7 * sine * sine + 0.1 * Math.pow(x[2], 4) * Math.sin(x[0]);
  }
}
