package dev.elbow.runner.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;

/** The one JSON document that a command prints under {@code --json}. */
final class Json {
  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static void print(JsonNode document, PrintWriter out) throws JsonProcessingException {
    out.println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document));
  }
}
