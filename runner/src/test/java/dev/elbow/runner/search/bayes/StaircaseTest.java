package dev.elbow.runner.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.search.bayes.Staircase.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaircaseTest {
  private static final List<Point> POINTS =
      List.of(
          new Point(2, 0), new Point(0, 2), new Point(1, 1), new Point(1, 1.5), new Point(3, 3));

  @Test
  void the_front_runs_from_left_to_right_without_what_is_dominated() {
    assertThat(Staircase.front(POINTS))
        .containsExactly(new Point(0, 2), new Point(1, 1), new Point(2, 0));
  }

  @Test
  void steps_lead_down_to_a_reference_point_at_the_worst_of_all() {
    Staircase steps = Staircase.of(POINTS);
    assertThat(steps.lefts()).containsExactly(Double.NEGATIVE_INFINITY, 0.0, 1.0, 2.0);
    assertThat(steps.heights()).containsExactly(3.0, 2.0, 1.0, 0.0);
    assertThat(steps.right()).isEqualTo(3);
  }

  @Test
  void a_front_alone_has_its_reference_point_a_little_beyond() {
    Staircase steps = Staircase.of(List.of(new Point(1, 1)));
    assertThat(steps.right()).isEqualTo(1.1);
    assertThat(steps.heights()).containsExactly(1.1, 1.0);
  }

  @Test
  void below_is_what_no_point_dominates() {
    Staircase steps = Staircase.of(POINTS);
    assertThat(steps.isBelow(new Point(0.5, 1.5))).isTrue();
    assertThat(steps.isBelow(new Point(-5, 2.5))).isTrue();
    assertThat(steps.isBelow(new Point(1.5, 1.5))).isFalse();
    assertThat(steps.isBelow(new Point(3.5, -1))).isFalse();
  }
}
