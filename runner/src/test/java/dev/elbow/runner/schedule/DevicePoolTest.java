package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import dev.elbow.runner.trial.TrialOutcome.Failed.Cause;
import dev.elbow.runner.trial.TrialOutcome.Lost;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DevicePoolTest {
  private static final TrialOutcome CRASH = new Failed(Cause.CRASHED, "exit status 3");
  private static final TrialOutcome SUCCESS = FormulaTrials.completed(-100);

  private int trials;

  /** So many GPUs with so many slots each. */
  private static DevicePool pool(int gpus, int slots) {
    return new DevicePool(
        Stream.iterate(1, number -> number <= slots, number -> number + 1)
            .flatMap(
                number ->
                    Stream.iterate(0, gpu -> gpu < gpus, gpu -> gpu + 1)
                        .map(gpu -> slot(gpu, number, slots)))
            .toList());
  }

  private static Slot slot(int gpu, int number, int of) {
    return new Slot(new Device(Device.Kind.GPU, gpu, "A100"), number, of);
  }

  private TrialId trial() {
    return new TrialId(++trials);
  }

  private Optional<String> attempt(DevicePool pool, TrialId trial, TrialOutcome outcome) {
    return pool.giveBack(pool.lease(trial), trial, outcome);
  }

  @Test
  void fills_every_device_before_any_device_twice() {
    DevicePool pool = pool(2, 2);
    assertThat(pool.slots()).isEqualTo(4);
    assertThat(Stream.generate(() -> pool.lease(trial()).name()).limit(4))
        .containsExactly("gpu:0/1", "gpu:1/1", "gpu:0/2", "gpu:1/2");
    assertThat(pool.hasFree()).isFalse();
    assertThatThrownBy(() -> pool.lease(trial())).isInstanceOf(NoSuchElementException.class);
    pool.giveBack(slot(0, 1, 2), new TrialId(1), SUCCESS);
    pool.giveBack(slot(1, 1, 2), new TrialId(2), SUCCESS);
    pool.giveBack(slot(1, 2, 2), new TrialId(4), SUCCESS);
    assertThat(pool.lease(trial()).device().name()).as("the idle one").isEqualTo("gpu:1");
  }

  @Test
  void a_slot_is_given_back_once() {
    DevicePool pool = pool(1, 1);
    TrialId trial = trial();
    Slot slot = pool.lease(trial);
    pool.giveBack(slot, trial, SUCCESS);
    assertThatThrownBy(() -> pool.giveBack(slot, trial, SUCCESS)).hasMessageContaining("bug");
  }

  @Test
  void a_trial_is_tried_again_elsewhere_if_that_can_be_had() {
    DevicePool pool = pool(2, 1);
    TrialId trial = trial();
    attempt(pool, trial, new Lost(Optional.of(Cause.LOST), "killed"));
    Slot elsewhere = pool.lease(trial);
    assertThat(elsewhere.name()).isEqualTo("gpu:1");
    pool.giveBack(elsewhere, trial, new Lost(Optional.of(Cause.LOST), "killed"));
    Slot back = pool.lease(trial);
    assertThat(back.name()).as("where it failed last").isEqualTo("gpu:0");
    assertThat(pool.lease(trial()).name()).isEqualTo("gpu:1");
    pool.giveBack(back, trial, new Lost(Optional.of(Cause.LOST), "killed"));
    assertThat(pool.lease(trial).name()).as("the only one free").isEqualTo("gpu:0");
  }

  @ParameterizedTest
  @EnumSource(names = {"CRASHED", "OUT_OF_MEMORY", "LOST"})
  void a_device_on_which_three_trials_in_a_row_fail_is_set_aside_and_reported_once(Cause cause) {
    DevicePool pool = pool(1, 2);
    TrialId neighbour = trial();
    Slot other = pool.lease(neighbour);
    assertThat(attempt(pool, trial(), new Failed(cause, "first"))).isEmpty();
    assertThat(attempt(pool, trial(), new Lost(Optional.of(cause), "second"))).isEmpty();
    assertThat(pool.allAreAside()).isFalse();
    assertThat(attempt(pool, trial(), new Failed(cause, "third")))
        .contains(
            "Warning: gpu:0 (A100) is set aside: 3 trials in a row failed on it, the last because"
                + " third");
    assertThat(pool.allAreAside()).isTrue();
    assertThat(pool.giveBack(other, neighbour, CRASH)).isEmpty();
    assertThat(pool.hasFree()).isFalse();
  }

  @Test
  void a_success_in_between_clears_a_device() {
    DevicePool pool = pool(1, 1);
    attempt(pool, trial(), CRASH);
    attempt(pool, trial(), CRASH);
    attempt(pool, trial(), SUCCESS);
    attempt(pool, trial(), CRASH);
    attempt(pool, trial(), CRASH);
    assertThat(pool.hasFree()).isTrue();
    attempt(pool, trial(), CRASH);
    assertThat(pool.allAreAside()).isTrue();
  }

  @Test
  void a_trial_that_fails_wherever_it_runs_takes_no_device_with_it() {
    DevicePool pool = pool(1, 1);
    TrialId poisonous = trial();
    for (int attempt = 0; attempt < 5; attempt++) {
      assertThat(attempt(pool, poisonous, CRASH)).isEmpty();
    }
    assertThat(pool.hasFree()).isTrue();
  }

  @Test
  void what_says_nothing_of_a_device_is_not_held_against_it() {
    DevicePool pool = pool(1, 1);
    List<TrialOutcome> innocent =
        List.of(
            new Failed(Cause.DIVERGED, "NaN"),
            new Failed(Cause.UNTRAINABLE, "no such layer"),
            new Failed(Cause.TIMED_OUT, "too long"),
            new Lost("stopped by SIGTERM"));
    for (TrialOutcome outcome : innocent) {
      Stream.generate(this::trial).limit(4).forEach(trial -> attempt(pool, trial, outcome));
    }
    assertThat(pool.hasFree()).isTrue();
  }

  @Test
  void the_others_go_on_without_a_device_that_is_set_aside() {
    DevicePool pool = pool(2, 1);
    TrialId first = trial();
    Slot busy = pool.lease(first);
    Stream.generate(this::trial).limit(3).forEach(trial -> attempt(pool, trial, CRASH));
    assertThat(pool.hasFree()).isFalse();
    assertThat(pool.allAreAside()).isFalse();
    pool.giveBack(busy, first, SUCCESS);
    assertThat(pool.lease(trial()).name()).isEqualTo("gpu:0");
  }
}
