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
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  List<Problem> problems() {
    return problems;
  }
}
