package dev.elbow.runner.device;

/**
 * One thing that a trial can run on.
 *
 * @param index among the machine's devices of this kind, from 0; the instances of a GPU that is
 *     split by MIG all have its index
 * @param description for a person: the model of the GPU
 * @param facts of a GPU; {@link GpuFacts#UNKNOWN} for a core
 */
public record Device(Kind kind, int index, String description, GpuFacts facts) {

  /** What a device is. */
  public enum Kind {
    /** One core. */
    CPU,
    /** One GPU, by the index that nvidia-smi gives it, or one MIG instance. */
    GPU
  }

  /** One of which nothing more is known. */
  public Device(Kind kind, int index, String description) {
    this(kind, index, description, GpuFacts.UNKNOWN);
  }

  public boolean isGpu() {
    return kind == Kind.GPU;
  }

  /** {@code cpu:0}, {@code gpu:1}; of a split GPU {@code gpu:1:0}. */
  public String name() {
    String name = (isGpu() ? "gpu:" : "cpu:") + index;
    return facts.instance().isPresent() ? name + ":" + facts.instance().getAsInt() : name;
  }
}
