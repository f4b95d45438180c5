package dev.elbow.runner.cli;

import dev.elbow.runner.spec.Problem;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A sweep file that cannot be used; the message is all its problems, a line each. */
final class InvalidSweepException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  InvalidSweepException(List<Problem> problems) {
    super(listing(problems));
    this.problems = List.copyOf(problems);
  }

  private static String listing(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }

  /** All problems, a line each. */
  String listing() {
    return listing(problems);
  }

  List<Problem> problems() {
    return problems;
  }
}
