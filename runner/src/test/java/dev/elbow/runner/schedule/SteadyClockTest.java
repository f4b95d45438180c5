package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.spec.Budget;
import dev.elbow.runner.store.Launch;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120) // a sweep that does not end must not hang the build
class SteadyClockTest {
  private static final long SEED = 20260301;

  @TempDir Path out;
  private final HandMovedClock day = new HandMovedClock();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // a counter may overflow

  private SteadyClock clock() {
    return SteadyClock.setBy(day, nanos::get);
  }

  private void passTime(Duration duration) {
    nanos.addAndGet(duration.toNanos());
    day.move(duration);
  }

  @Test
  void goes_on_from_the_time_of_day_whatever_becomes_of_that() {
    SteadyClock clock = clock();
    Instant before = clock.instant();
    assertThat(before).isEqualTo(day.instant());
    day.move(Duration.ofDays(-400));
    passTime(Duration.ofSeconds(3));
    assertThat(clock.instant()).isEqualTo(before.plusSeconds(3));
  }

  /** Each trial takes 10 minutes, and each time the clock is put elsewhere by up to 50 days. */
  private SweepListener jumps(Random random) {
    return new SweepListener() {
      @Override
      public void epochFinished(TrialId trial, EpochMetrics metrics) {
        passTime(Duration.ofMinutes(5));
        day.move(Duration.ofDays(random.nextInt(-50, 51)));
      }
    };
  }

  @Test
  void a_clock_that_jumps_changes_neither_budgets_nor_times_nor_resumes() throws Exception {
    Random random = new Random(SEED);
    FakeSweep sweep = new FakeSweep(List.of("complete", "complete", "complete", "complete"));
    SweepSummary first = run(sweep, random, Duration.ofMinutes(15));
    assertThat(first.end()).isEqualTo(EndReason.WALL_CLOCK);
    assertThat(first.wallClock()).isEqualTo(Duration.ofMinutes(20));
    for (int jump = 0; jump < 3; jump++) {
      day.move(Duration.ofDays(random.nextInt(-500, 501)));
      SweepSummary none = resume(sweep, first, random, Duration.ofMinutes(20));
      assertThat(none.snapshot().trials()).hasSize(2);
    }
    SweepSummary last = resume(sweep, first, random, Duration.ofMinutes(35));
    assertThat(last.snapshot().trials()).hasSize(4);
    assertThat(last.wallClock()).isEqualTo(Duration.ofMinutes(40));
    assertThat(last.snapshot().launches()).extracting(Launch::number).isSorted().hasSize(5);
    for (TrialRecord trial : last.snapshot().trials()) {
      assertThat(trial.state()).isEqualTo(TrialState.COMPLETED);
      assertThat(trial.elapsed(Instant.EPOCH)).contains(Duration.ofMinutes(10));
    }
  }

  private SweepSummary run(FakeSweep sweep, Random random, Duration limit) throws Exception {
    return sweep
        .runner(1, clock())
        .start(
            FakeSweep.spec(Budget.UNLIMITED.withWallClock(limit)),
            "",
            FakeSweep.options(out),
            jumps(random),
            new StopSignal());
  }

  private SweepSummary resume(FakeSweep sweep, SweepSummary run, Random random, Duration limit)
      throws Exception {
    return sweep
        .runner(1, clock())
        .resume(
            run.run(),
            FakeSweep.spec(Budget.UNLIMITED.withWallClock(limit)),
            FakeSweep.options(out),
            jumps(random),
            new StopSignal());
  }
}
