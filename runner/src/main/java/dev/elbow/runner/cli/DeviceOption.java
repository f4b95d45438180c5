package dev.elbow.runner.cli;

import dev.elbow.runner.spec.DeviceName;
import dev.elbow.runner.spec.DeviceRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which devices to use instead of those that the sweep file names. */
final class DeviceOption {
  @Option(
      names = "--devices",
      paramLabel = "LIST",
      description = "auto, cpu, gpu, or a list such as cpu:0,gpu:1,GPU-1a2b.")
  private @Nullable String devices;

  Optional<DeviceRequest> request() {
    return Optional.ofNullable(devices).map(DeviceOption::parse);
  }

  private static DeviceRequest parse(String text) {
    return switch (text) {
      case "auto" -> new DeviceRequest.Auto();
      case "cpu" -> new DeviceRequest.Cpu();
      case "gpu" -> new DeviceRequest.Gpu();
      default -> new DeviceRequest.Listed(names(text));
    };
  }

  private static List<String> names(String text) {
    List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (names.stream().anyMatch(String::isEmpty)) {
      throw CliException.usage("--devices: a name is missing in '" + text + "'");
    }
    return names.stream().map(DeviceOption::name).toList();
  }

  private static String name(String written) {
    return DeviceName.parse(written)
        .orElseThrow(
            () ->
                CliException.usage(
                    "--devices: expected auto, cpu, gpu or "
                        + DeviceName.EXPECTED
                        + ", found '"
                        + written
                        + "'"));
  }
}
