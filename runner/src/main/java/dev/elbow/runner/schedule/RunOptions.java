package dev.elbow.runner.schedule;

import dev.elbow.runner.spec.DeviceRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a launch was asked for, beside its sweep file.
 *
 * @param out the directory of all runs; a resume finds its run itself and ignores it
 * @param devices replaces the sweep file's {@code devices.use}
 * @param commandLine as typed, for provenance
 * @param dataSha256 of the data that will be trained on, where they were looked at: earlier runs to
 *     learn from must have had the same
 */
public record RunOptions(
    Path out,
    Optional<DeviceRequest> devices,
    List<String> commandLine,
    Optional<String> dataSha256) {
  public RunOptions {
    commandLine = List.copyOf(commandLine);
  }

  /** Without a look at the data. */
  public RunOptions(Path out, Optional<DeviceRequest> devices, List<String> commandLine) {
    this(out, devices, commandLine, Optional.empty());
  }

  /** The same after a look at the data. */
  public RunOptions withData(String sha256) {
    return new RunOptions(out, devices, commandLine, Optional.of(sha256));
  }
}
