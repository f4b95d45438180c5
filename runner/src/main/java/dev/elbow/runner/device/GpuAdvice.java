package dev.elbow.runner.device;

import dev.elbow.core.model.Precision;
import java.util.List;
import java.util.Optional;

/**
 * What to do where an engine lacks nothing but its part for GPUs.
 *
 * @param builds the engines of this build, the fastest first
 */
record GpuAdvice(List<EngineBuild> builds) {

  /**
   * What goes on the sentence about an engine that the sweep file names: another engine of this
   * build, or else a build that has code for the GPU. Empty if there is nothing to be done.
   */
  String whereAsked(EngineBuild asked, Device device, Precision precision) {
    return asked.lacksCuda(device, precision)
        ? otherEngine(device, precision)
            .or(() -> ownProfile(asked, device, precision))
            .or(() -> otherProfile(device, precision))
            .orElse("")
        : "";
  }

  /** The same about one of all engines, of which none can use the GPU. */
  String whereAny(EngineBuild build, Device device, Precision precision) {
    return build.lacksCuda(device, precision)
        ? ownProfile(build, device, precision).orElse("")
        : "";
  }

  private Optional<String> otherEngine(Device device, Precision precision) {
    return builds.stream()
        .filter(build -> build.obstacle(device, precision).isEmpty())
        .findFirst()
        .map(able -> "; set model.engine: " + able.name() + " (or auto)");
  }

  private static Optional<String> ownProfile(EngineBuild build, Device device, Precision p) {
    return profile(build, device, p).map(option -> "; build with " + option + " to use GPUs");
  }

  private Optional<String> otherProfile(Device device, Precision precision) {
    return builds.stream()
        .filter(build -> build.lacksCuda(device, precision))
        .flatMap(
            build ->
                profile(build, device, precision)
                    .map(
                        option ->
                            "; build with " + option + " and set model.engine: " + build.name())
                    .stream())
        .findFirst();
  }

  private static Optional<String> profile(EngineBuild build, Device device, Precision precision) {
    return CudaProfile.thatFit(device, precision)
        .filter(profile -> profile.isFor(build))
        .findFirst()
        .map(CudaProfile::option);
  }
}
