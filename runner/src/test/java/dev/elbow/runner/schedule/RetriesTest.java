package dev.elbow.runner.schedule;

import static dev.elbow.runner.search.Observation.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.spec.Budget;
import dev.elbow.runner.spec.RetrySpec;
import dev.elbow.runner.spec.RetrySpec.Failure;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.StoreException;
import dev.elbow.runner.store.TrialReader;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.Attempt;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import dev.elbow.runner.trial.WorkerId;
import dev.elbow.runner.worker.FakeTrials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Trials that need several attempts, with workers that really die. */
@Timeout(120) // a sweep that does not end must not hang the build
class RetriesTest {
  private static final RetrySpec TWICE = new RetrySpec(2, Set.of(Failure.CRASH, Failure.LOST));

  @TempDir Path out;
  private final List<String> heard = new ArrayList<>();
  private final StopSignal stop = new StopSignal();

  /** Kills the worker of a trial once it trains, and notes what is said. */
  private class Killer implements SweepListener {
    private Optional<RunDirectory> run = Optional.empty();

    @Override
    public void runStarted(
        RunDirectory started, dev.elbow.runner.store.RunSnapshot before, int slots) {
      run = Optional.of(started);
    }

    @Override
    public void epochFinished(TrialId trial, EpochMetrics metrics) {
      try {
        List<Long> attempts = FakeTrials.attempts(run.orElseThrow(), trial.number());
        if (trial.number() == 1 && attempts.size() == 1) {
          ProcessHandle.of(attempts.get(0)).orElseThrow().destroyForcibly();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void trialStarted(TrialRecord trial) {
      heard.add("started " + trial.id() + " attempt " + trial.attempt());
    }

    @Override
    public void remark(String text) {
      heard.add(text);
    }
  }

  private SweepSummary start(FakeSweep sweep, SweepSpec spec) throws IOException {
    return sweep
        .runner(1, Clock.systemUTC())
        .start(spec, "name: fake\n", FakeSweep.options(out), new Killer(), stop);
  }

  private SweepSummary resume(FakeSweep sweep, RunDirectory run, SweepSpec spec) throws Exception {
    return sweep
        .runner(1, Clock.systemUTC())
        .resume(run, spec, FakeSweep.options(out), new Killer(), new StopSignal());
  }

  private static FakeSweep sweep(String... behaviours) {
    return new FakeSweep(List.of(behaviours));
  }

  private static List<Attempt> attempts(RunDirectory run, int trial) {
    try (TrialReader reader = SqliteTrialStore.openReadOnly(run.database())) {
      return reader.attempts(new TrialId(trial));
    }
  }

  @Test
  void a_trial_whose_worker_was_killed_is_tried_again_before_the_next_one() throws IOException {
    FakeSweep sweep = sweep("hang-once", "complete");
    SweepSummary summary = start(sweep, FakeSweep.retrying(Budget.UNLIMITED, TWICE));
    assertThat(summary.end()).isEqualTo(EndReason.FINISHED);
    assertThat(heard)
        .containsExactly(
            "started 0001 attempt 1", "started 0001 attempt 2", "started 0002 attempt 1");
    assertThat(sweep.told()).containsExactly(score(-1), score(-2));
    Attempt first = attempts(summary.run(), 1).get(0);
    assertThat(first.end().orElseThrow().cause()).isPresent();
    assertThat(first.end().orElseThrow().reason().orElseThrow())
        .contains("SIGKILL")
        .endsWith(", tried again (attempt 2 of 3)");
    assertThat(first.lease().worker().orElseThrow().pid())
        .isEqualTo(FakeTrials.attempts(summary.run(), 1).get(0));
    assertThat(first.lease().heard()).isPresent();
  }

  @Test
  void a_trial_that_crashes_each_time_fails_once() throws IOException {
    SweepSummary summary =
        start(
            sweep("exit", "complete"),
            FakeSweep.retrying(Budget.UNLIMITED.withMaxFailures(2), TWICE));
    assertThat(summary.end()).isEqualTo(EndReason.FINISHED);
    assertThat(FakeTrials.attempts(summary.run(), 1)).hasSize(3);
    TrialRecord failed = summary.snapshot().trials().get(0);
    assertThat(failed.state()).isEqualTo(TrialState.FAILED);
    assertThat(failed.reason().orElseThrow()).endsWith(", after 3 attempts");
  }

  @Test
  void a_divergence_is_not_tried_again() throws IOException {
    SweepSummary summary = start(sweep("diverge"), FakeSweep.retrying(Budget.UNLIMITED, TWICE));
    assertThat(FakeTrials.attempts(summary.run(), 1)).hasSize(1);
    assertThat(summary.snapshot().counts()).containsEntry(TrialState.FAILED, 1);
  }

  @Test
  void failures_before_a_resume_count_with_those_after_it() throws Exception {
    FakeSweep sweep = sweep("exit");
    RunDirectory run = start(sweep, FakeSweep.retrying(Budget.UNLIMITED, TWICE)).run();
    assertThat(attempts(run, 1)).hasSize(3);
    assertThat(new FailedTrials(run).tryAgain(List.of())).containsExactly(new TrialId(1));
    SweepSummary again = resume(sweep, run, FakeSweep.retrying(Budget.UNLIMITED, TWICE));
    assertThat(attempts(run, 1)).hasSize(6);
    assertThat(again.snapshot().trials().get(0).reason().orElseThrow())
        .endsWith(", after 3 attempts");
  }

  @Test
  void only_what_failed_can_be_wanted_again() throws Exception {
    FakeSweep sweep = sweep("diverge", "complete");
    RunDirectory run = start(sweep, FakeSweep.retrying(Budget.UNLIMITED, TWICE)).run();
    FailedTrials failed = new FailedTrials(run);
    assertThat(failed.tryAgain(List.of())).isEmpty();
    assertThatThrownBy(() -> failed.tryAgain(List.of(new TrialId(1), new TrialId(2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("expected a failed trial, found one that is completed");
    Files.createDirectories(run.checkpoint(new TrialId(1)));
    Files.writeString(run.checkpoint(new TrialId(1)).resolve("weights"), "diverged");
    assertThat(failed.tryAgain(List.of(new TrialId(1)))).containsExactly(new TrialId(1));
    assertThat(run.checkpoint(new TrialId(1))).doesNotExist();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_stopped_worker_of_a_dead_launch_is_killed_before_its_trial_starts_again()
      throws Exception {
    FakeSweep sweep = sweep("complete");
    RunDirectory run = start(sweep, FakeSweep.spec(Budget.UNLIMITED)).run();
    Process orphan = new ProcessBuilder("sleep", "600").start();
    new ProcessBuilder("kill", "-STOP", Long.toString(orphan.pid())).start().waitFor();
    try (TrialStore store = SqliteTrialStore.open(run.database())) {
      store.beginLaunch(OptionalInt.of(2), Instant.EPOCH);
      store.create(FakeTrials.trial(2, "complete"));
      AttemptId attempt = store.startAttempt(new TrialId(2), "cpu:0", Instant.EPOCH);
      store.heard(attempt, WorkerId.of(orphan.toHandle()), Instant.EPOCH);
    }
    heard.clear();
    SweepSummary resumed =
        resume(sweep("complete", "complete"), run, FakeSweep.spec(Budget.UNLIMITED));
    assertThat(orphan.isAlive()).isFalse();
    assertThat(heard.get(0))
        .isEqualTo("Killed 1 worker that was left over from the launch before, which died");
    assertThat(resumed.snapshot().trials().get(1).attempt()).isEqualTo(2);
    assertThat(resumed.end()).isEqualTo(EndReason.FINISHED);
  }

  @Test
  void a_store_that_stays_locked_ends_the_sweep_and_its_workers_and_a_resume_goes_on()
      throws Exception {
    FakeSweep sweep = sweep("hang-once", "complete");
    HandMovedClock clock = new HandMovedClock();
    List<Handle> lockers = new ArrayList<>();
    SweepListener locker =
        new Killer() {
          @Override
          public void epochFinished(TrialId trial, EpochMetrics metrics) {
            if (lockers.isEmpty()) {
              lockers.add(lock());
              stopWorker();
            }
          }

          private void stopWorker() {
            super.epochFinished(new TrialId(1), metricsOf());
          }

          private EpochMetrics metricsOf() {
            return dev.elbow.runner.trial.TrialNumbers.epoch(1, 0, 0, 0, 0, 0, 1, 0, 0);
          }

          @Override
          public void remark(String text) {
            super.remark(text);
            clock.move(StoreWait.LIMIT);
          }
        };
    assertThatThrownBy(
            () ->
                sweep
                    .runner(1, clock)
                    .start(
                        FakeSweep.retrying(Budget.UNLIMITED, TWICE),
                        "name: fake\n",
                        FakeSweep.options(out),
                        locker,
                        stop))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is locked by another program")
        .hasMessageContaining("let that end and go on with: elbow resume ");
    lockers.forEach(
        handle -> {
          handle.execute("ROLLBACK");
          handle.close();
        });
    assertThat(heard).anyMatch(line -> line.startsWith("Waiting for up to 5 min"));
    RunDirectory run = new dev.elbow.runner.store.Runs(out).find("fake");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ProcessHandle.of(FakeTrials.attempts(run, 1).get(0)).isEmpty());
    SweepSummary resumed = resume(sweep, run, FakeSweep.retrying(Budget.UNLIMITED, TWICE));
    assertThat(resumed.end()).isEqualTo(EndReason.FINISHED);
    assertThat(resumed.snapshot().counts()).containsEntry(TrialState.COMPLETED, 2);
  }

  private Handle lock() {
    try {
      RunDirectory run = new dev.elbow.runner.store.Runs(out).find("fake");
      Handle handle = Jdbi.create("jdbc:sqlite:" + run.database()).open();
      handle.execute("BEGIN EXCLUSIVE");
      return handle;
    } catch (dev.elbow.runner.store.RunNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
