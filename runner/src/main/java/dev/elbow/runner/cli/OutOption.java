package dev.elbow.runner.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where runs lie. */
final class OutOption {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "The directory of all runs (default: ${DEFAULT-VALUE}).")
  Path directory = Path.of("runs");
}
