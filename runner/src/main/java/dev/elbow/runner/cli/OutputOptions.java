package dev.elbow.runner.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How much a sweep says of itself while it runs and at its end. */
final class OutputOptions {
  @ArgGroup(exclusive = true)
  private @Nullable Choice choice;

  /** One of the two, or neither. */
  static final class Choice {
    @Option(names = "--quiet", description = "No progress; print only the path of the page.")
    private boolean quiet;

    @Option(
        names = "--json",
        description = "Print one JSON document at the end; progress goes to the standard error.")
    private boolean json;
  }

  boolean isQuiet() {
    return choice != null && choice.quiet;
  }

  boolean isJson() {
    return choice != null && choice.json;
  }
}
