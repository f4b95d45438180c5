package dev.elbow.runner.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Assignments as JSON objects, parameter by parameter in their order: {@code {"beta":1.0,
 * "latent_size":16}}. A real number always has a point or an exponent, so that it reads back as
 * one.
 */
public final class AssignmentJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AssignmentJson() {}

  public static String write(Assignment assignment) {
    ObjectNode object = JSON.createObjectNode();
    assignment.values().forEach((name, value) -> put(object, name, value));
    return object.toString();
  }

  private static void put(ObjectNode object, String name, Value value) {
    if (value instanceof Value.Real real) {
      object.put(name, real.number());
    } else if (value instanceof Value.Whole whole) {
      object.put(name, whole.number());
    } else if (value instanceof Value.Flag flag) {
      object.put(name, flag.value());
    } else {
      object.put(name, value.text());
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Assignment read(String json) {
    JsonNode object = parse(json);
    if (!object.isObject()) {
      throw new IllegalArgumentException("an assignment is a JSON object, not " + json);
    }
    Map<String, Value> values = new LinkedHashMap<>();
    object
        .properties()
        .forEach(entry -> values.put(entry.getKey(), value(entry.getKey(), entry.getValue())));
    return new Assignment(values);
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an assignment is a JSON object, not " + json, e);
    }
  }

  private static Value value(String name, JsonNode node) {
    if (node.isFloatingPointNumber()) {
      return new Value.Real(node.doubleValue());
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return new Value.Whole(node.longValue());
    }
    if (node.isBoolean()) {
      return new Value.Flag(node.booleanValue());
    }
    if (node.isTextual()) {
      return new Value.Text(node.textValue());
    }
    throw new IllegalArgumentException(name + " cannot have the value " + node);
  }
}
