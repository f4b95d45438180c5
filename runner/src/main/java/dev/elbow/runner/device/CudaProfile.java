package dev.elbow.runner.device;

import dev.elbow.core.model.Precision;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Maven profile with which an engine's part for GPUs comes into the build.
 *
 * @param engine its name
 * @param option as Maven's command line has it
 */
record CudaProfile(String engine, String option, CudaBackEnd backEnd) {
  private static final List<CudaProfile> ALL =
      List.of(
          new CudaProfile(Engines.LIBTORCH, "-Pcuda", new LibTorchCuda("")),
          new CudaProfile(Engines.DL4J, "-Pcuda-dl4j", Nd4jCuda.RELEASED));

  /** Those whose generations of GPUs include one; all of them if its generation is not known. */
  static Stream<CudaProfile> thatFit(Device gpu, Precision precision) {
    return ALL.stream().filter(profile -> profile.backEnd.obstacle(gpu, precision).isEmpty());
  }

  boolean isFor(EngineBuild build) {
    return engine.equals(build.name());
  }
}
