package dev.elbow.runner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.runner.trial.WorkerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

  @Test
  void who_holds_a_lock_is_known_while_it_is_held() throws Exception {
    assertThat(RunLock.holder(run)).isEmpty();
    try (RunLock lock = RunLock.acquire(run)) {
      assertThat(RunLock.holder(lock.run())).contains(ProcessHandle.current());
      assertThat(LockFile.signature(run.lockFile()).orElseThrow().find())
          .contains(ProcessHandle.current());
    }
    assertThat(RunLock.holder(run)).isEmpty();
  }

  @Test
  void a_process_that_got_the_id_of_another_is_not_taken_for_it() throws Exception {
    long pid = ProcessHandle.current().pid();
    assertThat(new WorkerId(pid, Instant.EPOCH).find()).isEmpty();
    assertThat(WorkerId.current().orElseThrow().find()).contains(ProcessHandle.current());
  }

  @Test
  void a_directory_that_cannot_be_written_to_is_said_to_be_one() throws IOException {
    Files.createDirectory(run.lockFile()); // nobody, not even root, writes to a directory
    assertThatThrownBy(() -> RunLock.acquire(run))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(run + ": cannot be written to, so this run cannot go on (")
        .extracting(e -> ((StoreException) e).trouble())
        .isEqualTo(StoreTrouble.UNWRITABLE);
    assertThat(RunLock.isHeld(run)).isFalse();
  }
}
