package dev.elbow.runner.schedule;

import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Slot;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * Slots for trials: one on each core, several on each GPU. Used by one thread. A slot is leased
 * from here and given back, never both at once.
 */
final class DevicePool {
  private final ArrayDeque<Slot> free = new ArrayDeque<>();
  private final int slots;

  /** Fills every device's first slot before any device's second. */
  DevicePool(List<Device> devices, int slotsPerGpu) {
    for (int number = 1; number <= slotsPerGpu; number++) {
      for (Device device : devices) {
        int of = device.kind() == Device.Kind.GPU ? slotsPerGpu : 1;
        if (number <= of) {
          free.add(new Slot(device, number, of));
        }
      }
    }
    slots = free.size();
  }

  /** How many trials can run at once. */
  int slots() {
    return slots;
  }

  /** A slot for one trial; empty if all are taken. */
  Optional<Slot> lease() {
    return Optional.ofNullable(free.poll());
  }

  void giveBack(Slot slot) {
    if (free.contains(slot)) {
      throw new IllegalStateException(slot.name() + " was given back twice: this is a bug");
    }
    free.addFirst(slot);
  }
}
