package dev.elbow.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.trial.TrialOutcome.Failed;
import dev.elbow.runner.trial.TrialOutcome.Failed.Cause;
import dev.elbow.runner.trial.WorkerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostMortemTest {
  private static final String CRASH =
      """
      #
      # A fatal error has been detected by the Java Runtime Environment:
      #
      #  SIGSEGV (0xb) at pc=0x00007f2d9c0d1b7c, pid=4711, tid=4712
      #
      # JRE version: OpenJDK Runtime Environment (17.0.15+6) (build 17.0.15+6-Debian-1deb12u1)
      # Problematic frame:
      # C  [libnd4jcpu.so+0x1a2b3c]  sd::ops::gemm(float*)+0x12
      #
      # An error report file with more information is saved as:
      # /runs/x/trials/hs_err_4711.log
      #
      """;

  @TempDir Path directory;

  private static Failed failed(int exit, String log) {
    return new PostMortem(exit, new LastWords(log), Optional.empty()).failed();
  }

  @ParameterizedTest
  @CsvSource({
    "0, CRASHED", "1, CRASHED", "52, OUT_OF_MEMORY", "127, CRASHED", "129, LOST", "130, LOST",
    "132, CRASHED", "134, CRASHED", "135, CRASHED", "137, LOST", "139, CRASHED", "143, LOST"
  })
  void an_exit_value_tells_the_cause(int exit, Cause cause) {
    assertThat(failed(exit, "").cause()).isEqualTo(cause);
  }

  @Test
  void a_crash_in_native_code_is_named() {
    assertThat(failed(134, "epoch 1\n" + CRASH).reason())
        .isEqualTo(
            "the worker was killed by signal 6 (SIGABRT): SIGSEGV (0xb) at pc=0x00007f2d9c0d1b7c"
                + " in C  [libnd4jcpu.so+0x1a2b3c]  sd::ops::gemm(float*)+0x12");
  }

  @Test
  void a_java_that_is_not_there_is_no_crash_of_the_trial() {
    assertThat(failed(127, "elbow-worker: 1: exec: /opt/jdk/bin/java: not found\n").reason())
        .isEqualTo(
            "the worker could not be started (exit code 127); its log ends: elbow-worker: 1: exec:"
                + " /opt/jdk/bin/java: not found");
  }

  @Test
  void a_kill_by_the_kernel_for_want_of_memory_is_told_from_one_by_hand() throws IOException {
    Path events = Files.writeString(directory.resolve("memory.events"), "max 4\noom_kill 2\n");
    MemoryKills kills = new MemoryKills(List.of(directory.resolve("none"), events));
    Optional<Long> before = kills.count();
    Failed byHand = new PostMortem(137, new LastWords(""), kills.since(before)).failed();
    Files.writeString(events, "max 9\noom_kill 3\noom_group_kill 0\n");
    Failed byKernel = new PostMortem(137, new LastWords(""), kills.since(before)).failed();

    assertThat(byHand.cause()).isEqualTo(Cause.LOST);
    assertThat(byKernel)
        .isEqualTo(
            new Failed(
                Cause.OUT_OF_MEMORY,
                "the worker was killed by signal 9 (SIGKILL) while the kernel killed 1 for want of"
                    + " memory"));
  }

  @Test
  void where_the_system_does_not_count_nothing_is_known() {
    assertThat(new MemoryKills(List.of()).count()).isEmpty();
    assertThat(new MemoryKills(List.of()).since(Optional.of(1L))).isEmpty();
  }

  @Test
  void a_process_that_outlives_its_kill_is_lost_and_named() {
    WorkerId worker = new WorkerId(4711, Instant.EPOCH);
    assertThat(
            UnkilledWorker.outcome(
                Optional.of(new Failed(Cause.TIMED_OUT, "ran longer than its limit of 1m")),
                worker))
        .isEqualTo(
            new Failed(
                Cause.LOST,
                "ran longer than its limit of 1m; its process 4711 could not be killed"));
  }

  @Test
  void the_last_words_are_those_that_say_something() {
    String log = "first\njava.lang.X: why\n\tat a.B.c(D.java:1)\n\t... 3 more\n\n#\n";
    assertThat(new LastWords(log).line()).contains("java.lang.X: why");
    assertThat(new LastWords("\u0007\u001b[31mred").line()).contains("??[31mred");
    assertThat(new LastWords("").line()).isEmpty();
  }
}
