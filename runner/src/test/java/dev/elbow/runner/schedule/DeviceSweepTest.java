package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Devices;
import dev.elbow.runner.device.FakeSmi;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.schedule.ShellTrials.Behaviour;
import dev.elbow.runner.schedule.ShellTrials.Event;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.TrialState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps on the GPUs that a fake {@code nvidia-smi} lists. */
@Timeout(120) // a sweep that does not end must not hang the build
@DisabledOnOs(OS.WINDOWS)
class DeviceSweepTest {
  private static final Behaviour WORKS = new Behaviour(0.02, 0);
  private static final Behaviour BREAKS = new Behaviour(0, 3);

  @TempDir Path directory;
  private final List<String> remarks = new ArrayList<>();

  private Devices gpus(int count) throws IOException {
    return FakeSmi.machine(directory, FakeSmi.gpus(count));
  }

  private ShellTrials shell(Function<Device, Behaviour> behaviours) {
    return new ShellTrials(directory.resolve("record"), behaviours);
  }

  private SweepListener listener() {
    return new SweepListener() {
      @Override
      public void remark(String text) {
        remarks.add(text);
      }
    };
  }

  @Test
  void no_two_live_trials_ever_hold_one_slot() throws IOException {
    ShellTrials trials = shell(gpu -> new Behaviour(0, 0, 16));
    SweepSummary summary = new GpuSweep(gpus(8), 2, 200).start(directory, trials, listener());
    assertThat(summary.end()).isEqualTo(EndReason.FINISHED);

    Map<String, Event> live = new HashMap<>();
    Map<String, TreeSet<String>> seen = new TreeMap<>();
    int most = 0;
    for (Event event : trials.events()) {
      if (event.begin()) {
        assertThat(live.put(event.slot(), event)).as(event.slot()).isNull();
        seen.computeIfAbsent(event.gpu(), gpu -> new TreeSet<>()).add(event.slot());
      } else {
        assertThat(live.remove(event.slot()).pid()).isEqualTo(event.pid());
      }
      assertThat(live.values().stream().filter(one -> one.gpu().equals(event.gpu())).count())
          .as(event.gpu())
          .isLessThanOrEqualTo(2);
      most = Math.max(most, live.size());
    }
    assertThat(trials.events()).hasSize(400);
    assertThat(most).as("all at once").isEqualTo(16);
    assertThat(seen)
        .hasSize(8)
        .containsEntry("GPU-5a", new TreeSet<>(List.of("gpu:5/1", "gpu:5/2")));
  }

  @Test
  void nothing_waits_while_a_slot_is_free_and_a_trial_is_left() throws IOException {
    PacedTrials trials = new PacedTrials(16, 200, slots -> slots.get(slots.size() / 2));
    SweepSummary summary = new GpuSweep(gpus(8), 2, 200).start(directory, trials, listener());
    assertThat(summary.end()).isEqualTo(EndReason.FINISHED);
    assertThat(trials.started()).hasSize(200);
  }

  @Test
  void a_slower_device_takes_fewer_trials() throws IOException {
    // The last GPU's trial ends when no other runs or when the others have ended four of theirs.
    int[] ended = {0};
    PacedTrials trials =
        new PacedTrials(
            3,
            50,
            slots -> {
              Slot slow =
                  slots.stream()
                      .filter(slot -> slot.device().index() == 2)
                      .findFirst()
                      .orElse(slots.get(0));
              Slot fast =
                  slots.stream().filter(slot -> !slot.equals(slow)).findFirst().orElse(slow);
              return ++ended[0] % 5 == 0 ? slow : fast;
            });
    new GpuSweep(gpus(3), 1, 50).start(directory, trials, listener());
    Map<String, Long> perDevice =
        trials.started().stream().collect(Collectors.groupingBy(Slot::name, Collectors.counting()));
    assertThat(perDevice.get("gpu:2")).isBetween(5L, 12L);
    assertThat(perDevice.get("gpu:0") + perDevice.get("gpu:1")).isBetween(38L, 45L);
  }

  @Test
  void a_broken_gpu_is_set_aside_and_the_others_do_the_rest() throws IOException {
    ShellTrials trials = shell(gpu -> gpu.index() == 2 ? BREAKS : WORKS);
    SweepSummary summary = new GpuSweep(gpus(4), 1, 40).start(directory, trials, listener());
    assertThat(summary.end()).isEqualTo(EndReason.FINISHED);
    assertThat(summary.snapshot().counts()).containsEntry(TrialState.FAILED, 3);
    assertThat(summary.snapshot().counts()).containsEntry(TrialState.COMPLETED, 37);
    assertThat(
            trials.events().stream().filter(event -> event.begin() && event.gpu().equals("GPU-2a")))
        .hasSize(3);
    assertThat(remarks)
        .containsExactly(
            "Warning: gpu:2 (NVIDIA A100) is set aside: 3 trials in a row failed on it, the last"
                + " because exit status 3");
  }

  @Test
  void a_sweep_without_a_working_device_ends_and_a_resume_tries_them_again() throws Exception {
    GpuSweep sweep = new GpuSweep(gpus(2), 1, 12);
    SweepSummary broken = sweep.start(directory, shell(gpu -> BREAKS), listener());
    assertThat(broken.end()).isEqualTo(EndReason.DEVICES_FAILED);
    assertThat(broken.snapshot().trials()).hasSize(6);
    assertThat(remarks).hasSize(2);

    SweepSummary resumed = sweep.resume(broken.run(), shell(gpu -> WORKS));
    assertThat(resumed.end()).isEqualTo(EndReason.FINISHED);
    assertThat(resumed.snapshot().counts()).containsEntry(TrialState.COMPLETED, 6);
  }

  @Test
  void devices_that_fail_on_the_last_trials_do_not_change_how_a_sweep_ends() throws IOException {
    SweepSummary summary =
        new GpuSweep(gpus(1), 1, 3).start(directory, shell(gpu -> BREAKS), listener());
    assertThat(summary.end()).isEqualTo(EndReason.NONE_FEASIBLE);
  }

  @Test
  void a_gpu_keeps_its_trials_whatever_its_index_is_today() throws IOException {
    Devices reordered =
        FakeSmi.machine(
            directory,
            """
            echo '0, GPU-9z, NVIDIA A100, 40960, 8.0, Disabled'
            echo '1, GPU-0a, NVIDIA A100, 40960, 8.0, Enabled'
            [ "$1" != -L ] || { echo 'GPU 1: NVIDIA A100 (UUID: GPU-0a)'
              echo '  MIG 1g.5gb  Device  0: (UUID: MIG-7)'
              echo '  MIG 1g.5gb  Device  1: (UUID: MIG-8)'; }""");
    ShellTrials trials = shell(gpu -> WORKS);
    new GpuSweep(reordered, 1, 9).start(directory, trials, listener());
    assertThat(trials.events().stream().map(event -> event.slot() + " " + event.gpu()).distinct())
        .containsExactlyInAnyOrder("gpu:0 GPU-9z", "gpu:1:0 MIG-7", "gpu:1:1 MIG-8");
  }
}
