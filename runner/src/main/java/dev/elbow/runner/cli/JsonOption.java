package dev.elbow.runner.cli;

import picocli.CommandLine.Option;

/** Whether a command's result is to be one JSON document. */
final class JsonOption {
  @Option(names = "--json", description = "Print one JSON document.")
  boolean json;
}
