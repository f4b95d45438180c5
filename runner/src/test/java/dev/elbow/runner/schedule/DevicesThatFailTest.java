package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

class DevicesThatFailTest {
  private static final TrialOutcome CRASH = new TrialOutcome.Failed(Cause.CRASHED, "signal 11");

  private static Slot slot(Device.Kind kind, int index) {
    return new Slot(new Device(kind, index, "device"), 1, 1);
  }

  @Test
  void a_core_is_never_set_aside() {
    DevicePool pool = new DevicePool(List.of(slot(Device.Kind.CPU, 0)));
    for (int number = 1; number <= 5; number++) {
      TrialId trial = new TrialId(number);
      assertThat(pool.giveBack(pool.lease(trial), trial, CRASH)).isEmpty();
    }
    assertThat(pool.allAreAside()).isFalse();
  }

  @Test
  void a_trial_that_failed_on_a_gpu_waits_for_another_while_one_works() {
    DevicePool pool = new DevicePool(List.of(slot(Device.Kind.GPU, 0), slot(Device.Kind.GPU, 1)));
    TrialId failing = new TrialId(1);
    TrialId other = new TrialId(2);
    Slot broken = pool.lease(failing);
    Slot working = pool.lease(other);
    var unused = pool.giveBack(broken, failing, CRASH);
    assertThat(pool.suits(failing)).isFalse();
    assertThat(pool.suits(new TrialId(3))).isTrue();
    var unusedEither = pool.giveBack(working, other, FormulaTrials.completed(-100));
    assertThat(pool.suits(failing)).isTrue();
  }
}
