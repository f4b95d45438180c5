package dev.elbow.runner.schedule;

import dev.elbow.runner.device.Device;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * Slots for trials: one on each core, several on each GPU. Used by one thread. A slot is leased
 * from here and given back, never both at once.
 */
final class DevicePool {
  private final ArrayDeque<Device> free = new ArrayDeque<>();
  private final int slots;

  /** Fills every device's first slot before any device's second. */
  DevicePool(List<Device> devices, int slotsPerGpu) {
    for (int slot = 0; slot < slotsPerGpu; slot++) {
      for (Device device : devices) {
        if (slot == 0 || device.kind() == Device.Kind.GPU) {
          free.add(device);
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
  Optional<Device> lease() {
    return Optional.ofNullable(free.poll());
  }

  void giveBack(Device device) {
    if (free.size() == slots) {
      throw new IllegalStateException(device.name() + " was given back twice: this is a bug");
    }
    free.addFirst(device);
  }
}
