package dev.elbow.runner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path directory;
  private RunDirectory run;

  @BeforeEach
  void lay_out() {
    run = new RunDirectory(directory);
  }

  @Test
  void a_lock_that_is_held_for_a_moment_is_waited_for() throws Exception {
    RunLock moment = RunLock.acquire(run);
    try (RunLock lock = RunLock.acquire(run, () -> close(moment))) {
      assertThat(lock.run()).isEqualTo(run);
      assertThat(RunLock.isHeld(run)).isTrue();
    }
    assertThat(RunLock.isHeld(run)).isFalse();
  }

  private static void close(RunLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_lock_that_stays_held_is_given_up_on() throws Exception {
    List<String> pauses = new ArrayList<>();
    try (RunLock lock = RunLock.acquire(run)) {
      assertThatThrownBy(() -> RunLock.acquire(run, () -> pauses.add("pause")))
          .isInstanceOf(RunBusyException.class)
          .hasMessageStartingWith(lock.run() + ": another elbow process");
    }
    assertThat(pauses).hasSize(9);
  }
}
