package dev.elbow.runner.device;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the driver says about a GPU, or about an instance into which MIG has split one.
 *
 * @param uuid {@code GPU-…} or {@code MIG-…}; stays the same when indices change
 * @param instance of the GPU, from 0; absent for a whole GPU
 * @param isSplit whether the GPU is given out by MIG in instances only, of which it has none
 * @param memoryMebibytes absent where the driver does not say, and for instances
 */
public record GpuFacts(
    Optional<String> uuid,
    OptionalInt instance,
    boolean isSplit,
    OptionalLong memoryMebibytes,
    Optional<ComputeCapability> capability) {

  /** Of a GPU of which nothing is known. */
  public static final GpuFacts UNKNOWN =
      new GpuFacts(
          Optional.empty(), OptionalInt.empty(), false, OptionalLong.empty(), Optional.empty());

  GpuFacts ofInstance(int number, String instanceUuid) {
    return new GpuFacts(
        Optional.of(instanceUuid), OptionalInt.of(number), false, OptionalLong.empty(), capability);
  }
}
