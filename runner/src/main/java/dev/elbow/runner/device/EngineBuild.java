package dev.elbow.runner.device;

import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.model.Precision;
import java.util.Optional;
import java.util.function.Function;

/**
 * What there is of an engine in this build, found out without starting its tensor library.
 *
 * @param name {@link VaeEngine#name}
 * @param onCores why it cannot train in a precision on this machine's cores; empty if it can
 * @param onGpus why it cannot train in a precision on any GPU; empty if that depends on the GPU
 * @param cuda what it uses GPUs with, if the class path has it
 */
public record EngineBuild(
    String name,
    Function<Precision, Optional<String>> onCores,
    Function<Precision, Optional<String>> onGpus,
    Optional<CudaBackEnd> cuda) {

  static EngineBuild of(VaeEngine engine) {
    return engine.name().equals(Engines.LIBTORCH)
        ? new EngineBuild(
            engine.name(),
            engine::obstacleOnCores,
            precision -> engine.obstacleOnGpus(),
            LibTorchCuda.onClassPath())
        : new EngineBuild(
            engine.name(),
            engine::obstacleOnCores,
            engine::obstacleOnCores, // of its precision, which is the same everywhere
            Nd4jCuda.onClassPath());
  }

  /**
   * Why it cannot train on a device, a sentence for a person; empty if it can. What to do about it
   * depends on the other engines: {@link Engines#obstacle(EngineBuild, Precision, Device)}.
   */
  public Optional<String> obstacle(Device device, Precision precision) {
    if (!device.isGpu()) {
      return onCores.apply(precision);
    }
    if (device.facts().isSplit()) {
      return Optional.of("it is split by MIG and has no instance");
    }
    return onGpus
        .apply(precision)
        .or(
            () ->
                cuda.isEmpty()
                    ? Optional.of("this build's engine " + name + " trains on cores only")
                    : cuda.get().obstacle(device, precision));
  }

  /** Whether it could train on a GPU but for its part that uses GPUs, which this build has not. */
  boolean lacksCuda(Device device, Precision precision) {
    return device.isGpu()
        && !device.facts().isSplit()
        && cuda.isEmpty()
        && onGpus.apply(precision).isEmpty();
  }
}
