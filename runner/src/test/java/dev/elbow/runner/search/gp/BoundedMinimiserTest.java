package dev.elbow.runner.search.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.elbow.runner.search.gp.BoundedMinimiser.Minimum;
import org.junit.jupiter.api.Test;

class BoundedMinimiserTest {

  /** Rosenbrock's valley, with its minimum 0 at (1, 1). */
  private static double valley(double[] x, double[] gradient) {
    double a = 1 - x[0];
    double b = x[1] - x[0] * x[0];
    gradient[0] = -2 * a - 400 * x[0] * b;
    gradient[1] = 200 * b;
    return a * a + 100 * b * b;
  }

  private static Minimum minimum(double max, double... start) {
    return new BoundedMinimiser(new double[] {-3, -3}, new double[] {max, max}, 200, 1e-12)
        .minimise(BoundedMinimiserTest::valley, start);
  }

  @Test
  void follows_a_curved_valley_to_its_end() {
    assertThat(minimum(3, -1.2, 1).point()).containsExactly(new double[] {1, 1}, offset(1e-4));
  }

  @Test
  void ends_at_a_bound_that_holds_it_back() {
    // With x at most 1/2, the best is x = 1/2 and y = 1/4.
    assertThat(minimum(0.5, -1.2, 0.3).point())
        .containsExactly(new double[] {0.5, 0.25}, offset(1e-4));
  }

  @Test
  void stays_where_the_function_is_not_defined_elsewhere() {
    Objective island = (x, gradient) -> x[0] == 0.5 ? 1 : Double.POSITIVE_INFINITY;
    Minimum found =
        new BoundedMinimiser(new double[] {0}, new double[] {1}, 50, 1e-9)
            .minimise(island, new double[] {0.5});
    assertThat(found.value()).isEqualTo(1);
  }
}
