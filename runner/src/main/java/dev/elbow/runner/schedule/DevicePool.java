package dev.elbow.runner.schedule;

import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The slots of a launch. Used by one thread. A slot is leased from here and given back, never both
 * at once, and no longer leased once its device was set aside.
 */
final class DevicePool {
  private final List<Slot> slots;
  private final Set<Slot> leased = new HashSet<>();
  private final DeviceHealth health = new DeviceHealth();

  /** Where a trial failed last: it had better be tried elsewhere. */
  private final Map<TrialId, Device> failedOn = new HashMap<>();

  /**
   * @param slots in the order in which they are to be filled
   */
  DevicePool(List<Slot> slots) {
    this.slots = List.copyOf(slots);
  }

  /** How many trials can run at once while no device is set aside. */
  int slots() {
    return slots.size();
  }

  boolean hasFree() {
    return !free().isEmpty();
  }

  /** Whether no device is left to lease a slot on, now or later. */
  boolean allAreAside() {
    return slots.stream().map(Slot::device).allMatch(health::isAside);
  }

  /**
   * A slot for a trial: on another device than the one it failed on last, if that can be had, and
   * on the device on which the fewest trials run.
   *
   * @throws NoSuchElementException if none is free
   */
  Slot lease(TrialId trial) {
    Map<Device, Long> live =
        leased.stream().collect(Collectors.groupingBy(Slot::device, Collectors.counting()));
    Slot slot =
        free().stream()
            .min(
                Comparator.<Slot, Boolean>comparing(one -> one.device().equals(failedOn.get(trial)))
                    .thenComparing(one -> live.getOrDefault(one.device(), 0L)))
            .orElseThrow();
    leased.add(slot);
    return slot;
  }

  /**
   * Whether a trial is to have one of the free slots. One that failed waits for another device
   * while there is one that works: a broken one would use up its attempts.
   */
  boolean suits(TrialId trial) {
    Device failed = failedOn.get(trial);
    return failed == null
        || failed.kind() == Device.Kind.CPU
        || free().stream().anyMatch(slot -> !slot.device().equals(failed))
        || leased.stream().allMatch(slot -> slot.device().equals(failed));
  }

  /** The first of equals comes first. */
  private List<Slot> free() {
    List<Slot> free = new ArrayList<>(slots);
    free.removeIf(slot -> leased.contains(slot) || health.isAside(slot.device()));
    return free;
  }

  /**
   * Takes a slot back.
   *
   * @param outcome of the trial's attempt on it
   * @return what to tell the user if its device was set aside for this
   */
  Optional<String> giveBack(Slot slot, TrialId trial, TrialOutcome outcome) {
    if (!leased.remove(slot)) {
      throw new IllegalStateException(slot.name() + " was given back twice: this is a bug");
    }
    if (DeviceHealth.speaksAgainst(outcome)) {
      failedOn.put(trial, slot.device());
    }
    return health.after(slot.device(), trial, outcome);
  }
}
