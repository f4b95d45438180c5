package dev.elbow.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VigilTest {
  private final AtomicLong nanoTime = new AtomicLong(-5);
  private final List<String> said = new ArrayList<>();
  private final Vigil vigil =
      new Vigil(
          new Vigil.Limits(
              Duration.ofSeconds(60),
              () -> said.add("silent"),
              Optional.of(Duration.ofMinutes(5)),
              () -> said.add("late")),
          nanoTime::get);

  private void lookEachSecond(int seconds) {
    for (int i = 0; i < seconds; i++) {
      nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
      vigil.look();
    }
  }

  @Test
  void silence_is_counted_from_the_last_sign_of_life() {
    lookEachSecond(59);
    vigil.heard();
    lookEachSecond(60);
    assertThat(said).isEmpty();
    lookEachSecond(1);
    assertThat(said).containsExactly("silent");
  }

  @Test
  void the_limit_is_counted_from_the_beginning() {
    for (int minute = 0; minute < 5; minute++) {
      vigil.heard();
      lookEachSecond(60);
    }
    assertThat(said).isEmpty();
    vigil.heard();
    lookEachSecond(1);
    assertThat(said).containsExactly("late");
  }

  @Test
  void a_night_in_which_this_process_was_suspended_counts_for_a_moment() {
    lookEachSecond(10);
    nanoTime.addAndGet(Duration.ofHours(8).toNanos());
    vigil.look();
    lookEachSecond(10);
    assertThat(said).isEmpty();
  }
}
