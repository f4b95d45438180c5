package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.spec.Budget;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.Objectives;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepRecordTest {
  @TempDir Path directory;

  /**
   * Trial 4 makes the range of the front's ELBOs so wide that trial 3 is no longer near to the
   * ideal. The compromise is then neither the newest trial nor the best one before.
   */
  @Test
  void with_two_objectives_all_trials_are_looked_at_for_the_best_one() {
    List<Integer> best = new ArrayList<>();
    SweepListener listener =
        new SweepListener() {
          @Override
          public void bestChanged(TrialRecord trial) {
            best.add(trial.id().number());
          }
        };
    try (TrialStore store = SqliteTrialStore.open(directory.resolve("sweep.db"))) {
      store.beginLaunch(OptionalInt.of(4), Instant.EPOCH);
      SweepRecord record =
          new SweepRecord(store, listener, tradeOff(), () -> Instant.EPOCH, List.of());
      end(store, record, 1, 0, 10);
      end(store, record, 2, 10, 0);
      end(store, record, 3, 6, 6);
      end(store, record, 4, 100, 0);
    }
    assertThat(best).containsExactly(1, 3, 1);
  }

  private static void end(
      TrialStore store, SweepRecord record, int number, double elbo, int units) {
    Assignment assignment = new Assignment(Map.of("unused", new Value.Real(number)));
    Trial trial = Trial.of(new TrialId(number), assignment, 7, TrialOrigin.SEQUENCE);
    store.create(trial);
    AttemptId attempt =
        record.started(trial, new Slot(new Device(Device.Kind.CPU, 0, "core"), 1, 1));
    record.ended(
        attempt,
        new TrialOutcome.Completed(
            TrialNumbers.finals(
                1, elbo, 0, 0, 0, OptionalDouble.empty(), elbo, 0, units, 0, List.of()),
            TrialNumbers.HEALTHY,
            1));
  }

  private static SweepSpec tradeOff() {
    SweepSpec one = FakeSweep.spec(Budget.UNLIMITED);
    return new SweepSpec(
        one.name(),
        one.seed(),
        one.search(),
        new Objectives(
            List.of(
                new MetricSpec(Metric.VALID_ELBO, Goal.MAXIMIZE),
                new MetricSpec(Metric.ACTIVE_UNITS, Goal.MAXIMIZE))),
        one.constraints(),
        one.space(),
        one.template(),
        one.data(),
        one.budget(),
        one.diagnostics(),
        one.devices(),
        one.engines(),
        one.retry(),
        one.keep());
  }
}
