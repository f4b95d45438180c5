package dev.elbow.runner.cli;

import dev.elbow.runner.cli.terminal.Terminal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One call of {@code elbow}: what surrounds a command.
 *
 * @param environment variables
 * @param arguments as typed, the command's name first
 */
public record Invocation(
    Terminal terminal, Map<String, String> environment, Clock clock, List<String> arguments) {
  public Invocation {
    environment = Map.copyOf(environment);
    arguments = List.copyOf(arguments);
  }

  /** The whole line as typed, for provenance. */
  List<String> commandLine() {
    return Stream.concat(Stream.of("elbow"), arguments.stream()).toList();
  }

  /** Whether internal errors are to be shown with their stack trace. */
  boolean isDebugging() {
    return arguments.contains(Elbow.STACKTRACE)
        || !environment.getOrDefault("ELBOW_DEBUG", "").isEmpty();
  }
}
