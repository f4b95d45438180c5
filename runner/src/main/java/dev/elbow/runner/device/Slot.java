package dev.elbow.runner.device;

/**
 * The right to run one trial on a device.
 *
 * @param number among the device's slots, from 1
 * @param of how many slots the device has
 */
public record Slot(Device device, int number, int of) {

  /** {@code cpu:0}; where a device has several, {@code gpu:1/2}. */
  public String name() {
    return of == 1 ? device.name() : device.name() + "/" + number;
  }
}
