package dev.elbow.runner.schedule;

import static dev.elbow.runner.search.Observation.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.device.DeviceException;
import dev.elbow.runner.provenance.Provenance;
import dev.elbow.runner.provenance.ProvenanceFile;
import dev.elbow.runner.search.Observation.Pending;
import dev.elbow.runner.spec.Budget;
import dev.elbow.runner.spec.DeviceRequest;
import dev.elbow.runner.store.RunBusyException;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunLock;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.FakeEngine;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import dev.elbow.runner.worker.FakeTrials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120) // a sweep that does not end must not hang the build
class SweepRunnerTest {
  @TempDir Path out;
  private final StopSignal stop = new StopSignal();

  private SweepSummary start(FakeSweep sweep, Budget budget, SweepListener listener)
      throws IOException {
    return sweep
        .runner(2, Clock.systemUTC())
        .start(FakeSweep.spec(budget), "name: fake\n", FakeSweep.options(out), listener, stop);
  }

  private SweepSummary resume(FakeSweep sweep, RunDirectory run, Budget budget) throws Exception {
    return sweep
        .runner(2, Clock.systemUTC())
        .resume(
            run,
            FakeSweep.spec(budget),
            FakeSweep.options(out),
            new SweepListener() {},
            new StopSignal());
  }

  private static FakeSweep sweep(String... behaviours) {
    return new FakeSweep(List.of(behaviours));
  }

  private static Budget trials(int trials) {
    return Budget.UNLIMITED.withTrials(trials);
  }

  private static Budget failures(int maxFailures) {
    return Budget.UNLIMITED.withMaxFailures(maxFailures);
  }

  private static List<TrialState> states(SweepSummary summary) {
    return summary.snapshot().trials().stream().map(TrialRecord::state).toList();
  }

  @Test
  void a_sweep_runs_every_trial_and_finds_the_best() throws IOException {
    FakeSweep sweep = sweep("complete", "complete", "complete");
    SweepSummary summary = start(sweep, Budget.UNLIMITED, new SweepListener() {});
    assertThat(summary.end()).isEqualTo(EndReason.FINISHED);
    assertThat(states(summary)).containsOnly(TrialState.COMPLETED).hasSize(3);
    assertThat(summary.best().orElseThrow().id()).isEqualTo(new TrialId(1));
    assertThat(sweep.told()).containsExactly(score(-1), score(-2), score(-3));
    assertThat(summary.run().sweepFile()).hasContent("name: fake");
  }

  @Test
  void trials_that_fail_do_not_end_the_sweep() throws IOException {
    SweepSummary summary =
        start(sweep("exit", "diverge", "complete"), Budget.UNLIMITED, new SweepListener() {});
    assertThat(summary.end()).isEqualTo(EndReason.FINISHED);
    assertThat(states(summary))
        .containsExactly(TrialState.FAILED, TrialState.FAILED, TrialState.COMPLETED);
    assertThat(summary.snapshot().trials().get(1).reason())
        .contains("loss is NaN at epoch 2, step 7");
  }

  @Test
  void a_sweep_goes_on_after_a_worker_was_killed() throws IOException {
    SweepListener killer =
        new SweepListener() {
          @Override
          public void epochFinished(TrialId trial, EpochMetrics metrics) {
            if (trial.number() == 1) {
              kill(1);
            }
          }
        };
    SweepSummary summary = start(sweep("hang", "complete"), Budget.UNLIMITED, killer);
    assertThat(summary.end()).isEqualTo(EndReason.FINISHED);
    assertThat(states(summary)).containsExactly(TrialState.FAILED, TrialState.COMPLETED);
    assertThat(summary.snapshot().trials().get(0).reason().orElseThrow()).contains("SIGKILL");
  }

  private void kill(int trial) {
    try (var runs = Files.walk(out)) {
      Path attempts =
          runs.filter(path -> path.endsWith(Path.of("000" + trial, "attempts")))
              .findFirst()
              .orElseThrow();
      ProcessHandle.of(Long.parseLong(Files.readString(attempts).strip()))
          .orElseThrow()
          .destroyForcibly();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void the_listener_hears_of_everything_in_order_on_one_thread() throws IOException {
    List<String> heard = new ArrayList<>();
    Thread here = Thread.currentThread();
    SweepListener listener =
        new SweepListener() {
          @Override
          public void trialStarted(TrialRecord trial) {
            hear("started " + trial.id() + " " + trial.state());
          }

          @Override
          public void epochFinished(TrialId trial, EpochMetrics metrics) {
            hear("epoch " + metrics.epoch());
          }

          @Override
          public void trialEnded(TrialRecord trial) {
            hear("ended " + trial.state());
          }

          @Override
          public void bestChanged(TrialRecord trial) {
            hear("best " + trial.id());
          }

          private void hear(String what) {
            assertThat(Thread.currentThread()).isSameAs(here);
            heard.add(what);
          }
        };
    start(sweep("complete"), Budget.UNLIMITED, listener);
    assertThat(heard)
        .containsExactly(
            "started 0001 RUNNING", "epoch 1", "epoch 2", "ended COMPLETED", "best 0001");
  }

  @Test
  void a_stop_ends_the_launch_and_a_resume_finishes_without_repeating_a_trial() throws Exception {
    SweepListener stopper =
        new SweepListener() {
          private int hung;
          private int completed;

          @Override
          public void epochFinished(TrialId trial, EpochMetrics metrics) {
            hung += trial.number() == 2 ? 1 : 0;
            stopWhenBoth();
          }

          @Override
          public void trialEnded(TrialRecord trial) {
            completed += trial.id().number() == 1 ? 1 : 0;
            stopWhenBoth();
          }

          private void stopWhenBoth() {
            if (hung > 0 && completed > 0) {
              stop.request("stopped by SIGINT");
            }
          }
        };
    // The third need not have begun when the first launch is stopped, so it must not hang in the
    // second.
    FakeSweep sweep = sweep("complete", "hang-once", "complete");
    SweepSummary stopped = start(sweep, Budget.UNLIMITED, stopper);
    RunDirectory run = stopped.run();
    assertThat(stopped.end()).isEqualTo(EndReason.STOPPED);
    assertThat(stopped.snapshot().trials().get(1).state()).isEqualTo(TrialState.LOST);
    assertThat(stopped.snapshot().trials().get(1).reason()).contains("stopped by SIGINT");
    assertThat(RunLock.isHeld(run)).isFalse();
    assertThat(ProcessHandle.of(FakeTrials.attempts(run, 2).get(0))).isEmpty();

    SweepSummary resumed = resume(sweep, run, Budget.UNLIMITED);
    assertThat(resumed.end()).isEqualTo(EndReason.FINISHED);
    assertThat(FakeTrials.attempts(run, 1)).hasSize(1);
    assertThat(FakeTrials.attempts(run, 2)).hasSize(2);
    assertThat(states(resumed)).containsOnly(TrialState.COMPLETED).hasSize(3);
    assertThat(resumed.snapshot().launches()).hasSize(2);
    assertThat(sweep.told()).hasSize(3).startsWith(score(-1)).doesNotContain(new Pending());
  }

  @Test
  void the_number_of_trials_is_a_total_also_after_a_resume() throws Exception {
    FakeSweep sweep = sweep("complete", "complete", "complete", "complete");
    SweepSummary first = start(sweep, trials(2), new SweepListener() {});
    assertThat(first.snapshot().trials()).hasSize(2);
    assertThat(first.snapshot().planned()).hasValue(2);
    SweepSummary again = resume(sweep, first.run(), trials(2));
    assertThat(again.snapshot().trials()).hasSize(2);
    assertThat(again.end()).isEqualTo(EndReason.FINISHED);
    SweepSummary more = resume(sweep, first.run(), trials(3));
    assertThat(more.snapshot().trials()).hasSize(3);
    assertThat(FakeTrials.attempts(first.run(), 1)).hasSize(1);
  }

  @Test
  void a_failed_trial_has_its_result_and_a_resume_does_not_repeat_it() throws Exception {
    FakeSweep sweep = sweep("diverge", "complete");
    RunDirectory run = start(sweep, trials(1), new SweepListener() {}).run();
    SweepSummary resumed = resume(sweep, run, trials(2));
    assertThat(states(resumed)).containsExactly(TrialState.FAILED, TrialState.COMPLETED);
    assertThat(FakeTrials.attempts(run, 1)).hasSize(1);
  }

  @Test
  void the_run_ends_once_as_many_trials_failed_as_may() throws Exception {
    FakeSweep sweep = sweep("diverge", "diverge", "hang", "hang");
    SweepSummary summary = start(sweep, failures(2), new SweepListener() {});
    assertThat(summary.end()).isEqualTo(EndReason.FAILURE_LIMIT);
    assertThat(summary.snapshot().counts()).containsEntry(TrialState.FAILED, 2);
    assertThat(summary.snapshot().counts()).containsEntry(TrialState.RUNNING, 0);
    assertThat(resume(sweep, summary.run(), failures(2)).end()).isEqualTo(EndReason.FAILURE_LIMIT);
  }

  @Test
  void a_trial_that_takes_too_long_fails() throws IOException {
    Budget budget = Budget.UNLIMITED.withTrialTimeout(Duration.ofSeconds(2));
    SweepSummary summary = start(sweep("hang"), budget, new SweepListener() {});
    assertThat(summary.end()).isEqualTo(EndReason.NONE_FEASIBLE);
    assertThat(summary.snapshot().trials().get(0).reason())
        .contains("ran longer than its limit of 2s");
  }

  private static Budget wallClock(Duration limit) {
    return Budget.UNLIMITED.withWallClock(limit);
  }

  private static SweepListener anHourForEachTrial(HandMovedClock clock) {
    return new SweepListener() {
      @Override
      public void trialEnded(TrialRecord trial) {
        clock.move(Duration.ofHours(1));
      }
    };
  }

  @Test
  void no_trial_starts_after_the_wall_clock_of_all_launches() throws Exception {
    HandMovedClock clock = new HandMovedClock();
    SweepListener slow = anHourForEachTrial(clock);
    Budget budget = wallClock(Duration.ofMinutes(90));
    FakeSweep sweep = sweep("complete", "complete", "complete");
    LocalSweepRunner runner = sweep.runner(1, clock);
    SweepSummary summary =
        runner.start(FakeSweep.spec(budget), "", FakeSweep.options(out), slow, stop);
    assertThat(summary.end()).isEqualTo(EndReason.WALL_CLOCK);
    assertThat(summary.snapshot().trials()).hasSize(2);
    assertThat(summary.wallClock()).isEqualTo(Duration.ofHours(2));
    clock.move(Duration.ofDays(1));
    assertThat(
            runner
                .resume(summary.run(), FakeSweep.spec(budget), FakeSweep.options(out), slow, stop)
                .snapshot()
                .trials())
        .hasSize(2);
  }

  @Test
  void a_run_out_of_time_is_that_also_without_a_feasible_trial() throws IOException {
    HandMovedClock clock = new HandMovedClock();
    SweepListener slow = anHourForEachTrial(clock);
    Budget budget = wallClock(Duration.ofMinutes(30));
    SweepSummary summary =
        sweep("diverge", "complete")
            .runner(1, clock)
            .start(FakeSweep.spec(budget), "", FakeSweep.options(out), slow, stop);
    assertThat(summary.end()).isEqualTo(EndReason.WALL_CLOCK);
    assertThat(summary.best()).isEmpty();
  }

  @Test
  void a_stop_before_the_start_starts_nothing() throws IOException {
    stop.request("stopped by SIGTERM");
    SweepSummary summary = start(sweep("hang"), Budget.UNLIMITED, new SweepListener() {});
    assertThat(summary.end()).isEqualTo(EndReason.STOPPED);
    assertThat(summary.snapshot().trials()).isEmpty();
  }

  @Test
  void data_that_change_under_a_run_stop_it_before_a_trial_on_them_counts() throws IOException {
    FakeSweep sweep = sweep("complete", "other-data", "complete");
    SweepSummary summary =
        sweep
            .runner(1, Clock.systemUTC())
            .start(
                FakeSweep.spec(Budget.UNLIMITED),
                "name: fake\n",
                FakeSweep.options(out),
                new SweepListener() {},
                stop);
    assertThat(summary.end()).isEqualTo(EndReason.STOPPED);
    assertThat(states(summary)).containsExactly(TrialState.COMPLETED, TrialState.LOST);
    assertThat(summary.snapshot().trials().get(1).reason())
        .contains(
            "the data have changed: earlier trials were trained on SHA-256 00ff, now it is ee11");
  }

  @Test
  void another_engine_is_remarked_once_and_the_run_goes_on() throws IOException {
    List<String> remarks = new ArrayList<>();
    SweepListener listener =
        new SweepListener() {
          @Override
          public void remark(String text) {
            remarks.add(text);
          }
        };
    SweepSummary summary =
        sweep("complete", "other-engine", "other-engine")
            .runner(1, Clock.systemUTC())
            .start(
                FakeSweep.spec(Budget.UNLIMITED),
                "name: fake\n",
                FakeSweep.options(out),
                listener,
                stop);
    assertThat(summary.end()).isEqualTo(EndReason.FINISHED);
    assertThat(remarks)
        .containsExactly(
            "Warning: earlier trials of this run were trained with Fake 1.0 (none), 1 thread, now Fake"
                + " 2.0 (none), 1 thread");
  }

  @Test
  void a_run_that_someone_works_on_is_not_resumed() throws Exception {
    FakeSweep sweep = sweep("complete");
    RunDirectory run = start(sweep, Budget.UNLIMITED, new SweepListener() {}).run();
    try (RunLock other = RunLock.acquire(run)) {
      assertThat(other.run()).isEqualTo(run);
      assertThatThrownBy(() -> resume(sweep, run, Budget.UNLIMITED))
          .isInstanceOf(RunBusyException.class);
    }
  }

  @Test
  void devices_that_are_not_there_leave_no_run_behind() {
    RunOptions options =
        new RunOptions(out, Optional.of(new DeviceRequest.Listed(List.of("gpu:0"))), List.of());
    assertThatThrownBy(
            () ->
                sweep("complete")
                    .runner(2, Clock.systemUTC())
                    .start(
                        FakeSweep.spec(Budget.UNLIMITED),
                        "",
                        options,
                        new SweepListener() {},
                        stop))
        .isInstanceOf(DeviceException.class)
        .hasMessage("devices: there is no 'gpu:0' here, only cpu:0, cpu:1");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void provenance_says_how_the_numbers_came_about() throws Exception {
    FakeSweep sweep = sweep("complete");
    RunDirectory run = start(sweep, Budget.UNLIMITED, new SweepListener() {}).run();
    resume(sweep, run, Budget.UNLIMITED);
    Provenance provenance = new ProvenanceFile(run.provenance()).read();
    assertThat(provenance.seed()).isEqualTo(7);
    assertThat(provenance.engines()).containsExactly(FakeEngine.version("1.0").facts());
    assertThat(provenance.data()).contains(new Provenance.Data("nothing", "00ff"));
    assertThat(provenance.launches()).hasSize(2);
    assertThat(provenance.launches().get(0).commandLine())
        .containsExactly("elbow", "run", "fake.yaml");
    assertThat(provenance.launches().get(0).devices()).containsExactly("cpu:0 core", "cpu:1 core");
    assertThat(provenance.software().elbow()).matches("\\d+\\.\\d+.*");
  }
}
