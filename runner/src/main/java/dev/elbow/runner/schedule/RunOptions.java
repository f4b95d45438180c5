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
 */
public record RunOptions(Path out, Optional<DeviceRequest> devices, List<String> commandLine) {
  public RunOptions {
    commandLine = List.copyOf(commandLine);
  }
}
