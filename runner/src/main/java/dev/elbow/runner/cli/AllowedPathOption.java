package dev.elbow.runner.cli;

import dev.elbow.runner.spec.ReadablePaths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which directories a sweep file may name files in, beside its own. */
final class AllowedPathOption {
  @Option(
      names = "--allow-path",
      paramLabel = "DIR",
      description = "Let the sweep file name data and earlier runs in this directory as well.")
  private List<Path> allowed = List.of();

  /** With the working directory and those of data sets. */
  ReadablePaths readable(Invocation invocation) {
    List<Path> directories = new ArrayList<>(allowed);
    directories.add(Path.of(""));
    directories.addAll(DataAdvice.locations(invocation).directories());
    return ReadablePaths.in(directories);
  }
}
