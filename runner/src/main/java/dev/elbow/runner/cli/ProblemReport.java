package dev.elbow.runner.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.cli.terminal.Terminal;
import dev.elbow.runner.spec.Problem;
import java.util.List;

/** Problems of sweep files as the user, or a program, reads them. */
final class ProblemReport {
  private ProblemReport() {}

  /** Says why nothing can be started. */
  static ExitCode print(List<Problem> problems, boolean json, Terminal terminal)
      throws JsonProcessingException {
    if (json) {
      Json.print(document(problems, List.of()), terminal.out());
    } else {
      problems.forEach(terminal.err()::println);
    }
    return ExitCode.USAGE;
  }

  static ObjectNode document(List<Problem> problems, List<Problem> warnings) {
    ObjectNode document = Json.object().put("valid", problems.isEmpty());
    put(document.putArray("problems"), problems);
    put(document.putArray("warnings"), warnings);
    return document;
  }

  private static void put(ArrayNode array, List<Problem> problems) {
    for (Problem problem : problems) {
      array
          .addObject()
          .put("file", problem.file())
          .put("line", problem.line())
          .put("column", problem.column())
          .put("message", problem.message());
    }
  }
}
