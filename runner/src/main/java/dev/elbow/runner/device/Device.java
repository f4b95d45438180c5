package dev.elbow.runner.device;

/**
 * One thing that a trial can run on.
 *
 * @param index among the machine's devices of this kind, from 0
 * @param description for a person: the model of the GPU
 */
public record Device(Kind kind, int index, String description) {

  /** What a device is. */
  public enum Kind {
    /** One core. */
    CPU,
    /** One GPU, by its CUDA index. */
    GPU
  }

  /** {@code cpu:0}, {@code gpu:1}. */
  public String name() {
    return (kind == Kind.CPU ? "cpu:" : "gpu:") + index;
  }
}
