package dev.elbow.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.elbow.runner.device.Device;
import dev.elbow.runner.trial.TrialOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One process for several trials, as long as each ends cleanly. */
@Timeout(120)
class ReusedWorkerTest {
  @TempDir Path directory;
  private Attempts attempts;

  @BeforeEach
  void begin() {
    attempts = new Attempts(directory);
  }

  @AfterEach
  void leave_nothing_running() {
    attempts.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete", "diverge"})
  void a_process_that_ended_a_trial_cleanly_serves_the_next_one(String behaviour) {
    TrialOutcome first = attempts.outcome(1, behaviour);
    TrialOutcome second = attempts.outcome(2, "complete");

    assertThat(first).isNotInstanceOf(TrialOutcome.Lost.class);
    assertThat(second).isInstanceOf(TrialOutcome.Completed.class);
    assertThat(attempts.pid(2)).isEqualTo(attempts.pid(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"break", "unfit", "bloat", "exit", "no-event"})
  void a_process_that_ended_a_trial_otherwise_is_gone_with_it(String behaviour) {
    assertThat(attempts.failure(1, behaviour).reason()).isNotEmpty();
    assertThat(ProcessHandle.of(attempts.pid(1))).isEmpty();
    assertThat(attempts.outcome(2, "complete")).isInstanceOf(TrialOutcome.Completed.class);
  }

  @Test
  void each_trial_has_what_its_worker_printed_in_its_own_log() throws IOException {
    for (int trial = 1; trial <= 20; trial++) {
      assertThat(attempts.outcome(trial, "mutter")).isInstanceOf(TrialOutcome.Completed.class);
    }
    assertThat(attempts.pid(20)).isEqualTo(attempts.pid(1));
    for (int trial = 1; trial <= 20; trial++) {
      assertThat(attempts.log(trial))
          .isEqualTo(("trial " + trial + " goes on and on, ").repeat(5000));
    }
  }

  @Test
  void trials_at_the_same_time_have_processes_of_their_own() {
    TrialExecution first = attempts.start(1, "hang");
    attempts.awaitWorker(1);
    assertThat(attempts.outcome(2, "complete")).isInstanceOf(TrialOutcome.Completed.class);

    assertThat(attempts.pid(2)).isNotEqualTo(attempts.pid(1));
    first.stop("enough");
  }

  @Test
  void a_worker_serves_one_device_only() {
    Device gpu = new Device(Device.Kind.GPU, 1, "H200");
    attempts.outcome(1, "complete");
    Attempts.outcome(attempts.start(2, "complete", gpu, 16));
    Attempts.outcome(attempts.start(3, "complete", gpu, 16));
    Attempts.outcome(attempts.start(4, "complete"));

    assertThat(attempts.pid(2)).isNotEqualTo(attempts.pid(1));
    assertThat(attempts.pid(3)).isEqualTo(attempts.pid(2));
    assertThat(attempts.pid(4)).isEqualTo(attempts.pid(1));
  }

  @Test
  void a_worker_is_replaced_after_many_trials() {
    for (int trial = 1; trial <= WorkerPool.MOST_TRIALS + 1; trial++) {
      attempts.outcome(trial, "complete");
    }
    assertThat(attempts.pid(WorkerPool.MOST_TRIALS)).isEqualTo(attempts.pid(1));
    assertThat(attempts.pid(WorkerPool.MOST_TRIALS + 1)).isNotEqualTo(attempts.pid(1));
    assertThat(ProcessHandle.of(attempts.pid(1))).isEmpty();
  }

  @Test
  void a_worker_that_has_grown_fat_is_replaced() {
    attempts.outcome(1, "complete");
    Attempts.outcome(attempts.start(2, "fatten"));
    assertThat(attempts.pid(2)).isEqualTo(attempts.pid(1));
    assertThat(ProcessHandle.of(attempts.pid(1))).isEmpty();
  }

  @Test
  void a_worker_that_dies_while_it_waits_costs_no_trial() throws Exception {
    attempts.outcome(1, "complete");
    ProcessHandle waiting = ProcessHandle.of(attempts.pid(1)).orElseThrow();
    waiting.destroyForcibly();
    waiting.onExit().get(Attempts.PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertThat(attempts.outcome(2, "complete")).isInstanceOf(TrialOutcome.Completed.class);
  }

  @Test
  void a_worker_that_talks_out_of_turn_is_given_no_other_trial() {
    attempts.outcome(1, "talk-later");
    await().atMost(Attempts.PATIENCE).until(() -> ProcessHandle.of(attempts.pid(1)).isEmpty());
    assertThat(attempts.outcome(2, "complete")).isInstanceOf(TrialOutcome.Completed.class);
  }

  @Test
  void the_workers_that_wait_end_with_the_launch_and_the_next_launch_has_new_ones() {
    attempts.outcome(1, "complete");
    attempts.closeExecutor();
    assertThat(ProcessHandle.of(attempts.pid(1))).isEmpty();

    attempts.outcome(2, "complete");
    attempts.outcome(3, "complete");
    assertThat(attempts.pid(3)).isEqualTo(attempts.pid(2));
  }

  @Test
  void an_attempt_that_is_over_leaves_its_worker_to_the_next_one() {
    TrialExecution first = attempts.start(1, "complete");
    Attempts.outcome(first);
    TrialExecution second = attempts.start(2, "judged -130");
    await().atMost(Attempts.PATIENCE).until(() -> attempts.epochs.size() == 3);
    first.stop("too late");
    first.afterEpoch(new dev.elbow.runner.stopping.Decision.Stop("too late"));
    second.afterEpoch(new dev.elbow.runner.stopping.Decision.Continue());

    assertThat(Attempts.outcome(second)).isInstanceOf(TrialOutcome.Completed.class);
    assertThat(attempts.pid(2)).isEqualTo(attempts.pid(1));
    assertThat(second.process().orElseThrow().pid()).isEqualTo(attempts.pid(1));
  }
}
