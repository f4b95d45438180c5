package dev.elbow.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.spec.Tree.Scalar;
import org.junit.jupiter.api.Test;

class CursorTest {
  private static final Position AT = new Position("sweep.yaml", 3, 5, "");

  private final Problems problems = new Problems();

  private Cursor cursor(String text) {
    return new Cursor(new Scalar(text, true, AT), "training.epochs", problems);
  }

  @Test
  void a_refused_fraction_is_known_by_its_place_not_by_the_words_about_it() {
    assertThat(cursor("2.5").whole(Interval.ANY)).isEmpty();
    assertThat(problems.needsWholeAt(AT)).isTrue();
    assertThat(problems.needsWholeAt(AT.labelled("another"))).isFalse();
  }

  @Test
  void a_number_out_of_bounds_is_refused_but_not_for_its_fraction() {
    assertThat(cursor("7").whole(Interval.closed(1, 5))).isEmpty();
    assertThat(cursor("2.5").real(Interval.closed(0, 1))).isEmpty();
    assertThat(problems.sorted()).hasSize(2);
    assertThat(problems.needsWholeAt(AT)).isFalse();
  }
}
