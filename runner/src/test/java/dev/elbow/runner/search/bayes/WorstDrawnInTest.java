package dev.elbow.runner.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorstDrawnInTest {

  @Test
  void a_loss_beyond_all_measure_is_drawn_in_and_the_others_are_left_as_they_are() {
    assertThat(WorstDrawnIn.losses(new double[] {25, 5e18, 28, 27, 90}))
        .containsExactly(25, 28 + 3e4, 28, 27, 90);
  }

  @Test
  void a_margin_beyond_all_measure_is_drawn_in_and_stays_on_its_side() {
    assertThat(WorstDrawnIn.margins(new double[] {-5e18, -1, 0.5, -1.2, -3}))
        .containsExactly(-1.2 - 10 * 1.7, -1, 0.5, -1.2, -3);
  }

  @Test
  void nothing_is_drawn_in_where_half_are_as_good_as_the_best() {
    double[] losses = {25, 25, 5e18};
    double[] margins = {0, 0, -5e18};
    assertThat(WorstDrawnIn.losses(losses)).isEqualTo(losses);
    assertThat(WorstDrawnIn.margins(margins)).isEqualTo(margins);
  }
}
