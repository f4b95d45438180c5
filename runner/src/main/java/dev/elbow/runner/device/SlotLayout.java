package dev.elbow.runner.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many trials share a device.
 *
 * @param perGpu on each GPU
 * @param onCores on all cores together, as evenly as can be; absent: one on each
 */
record SlotLayout(int perGpu, OptionalInt onCores) {

  /** Every device's first slot before any device's second: one trial alone on a GPU is fastest. */
  List<Slot> on(List<Device> devices) {
    List<Device> cores = devices.stream().filter(device -> !device.isGpu()).toList();
    List<Slot> slots = new ArrayList<>();
    for (Device device : devices) {
      int of = device.isGpu() ? perGpu : onCore(cores.indexOf(device), cores.size());
      for (int number = 1; number <= of; number++) {
        slots.add(new Slot(device, number, of));
      }
    }
    slots.sort(Comparator.comparingInt(Slot::number)); // stable
    return List.copyOf(slots);
  }

  private int onCore(int position, int cores) {
    if (onCores.isEmpty()) {
      return 1;
    }
    int share = onCores.getAsInt() / cores;
    return position < onCores.getAsInt() % cores ? share + 1 : share;
  }
}
