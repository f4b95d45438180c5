package dev.elbow.runner.space;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.space.Value.Flag;
import dev.elbow.runner.space.Value.Real;
import dev.elbow.runner.space.Value.Text;
import dev.elbow.runner.space.Value.Whole;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An assignment as one line of JSON: an object in the order of the sweep file, numbers with a
 * fraction or exponent for {@link Real}, without for {@link Whole}, and strings for {@link Text}.
 * What is written reads back equal, type for type and bit for bit.
 */
public final class AssignmentJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private AssignmentJson() {}

  /** {@code {"latent_size":20,"beta":1.0}}. */
  public static String write(Assignment assignment) {
    ObjectNode object = MAPPER.createObjectNode();
    assignment.values().forEach((name, value) -> put(object, name, value));
    return object.toString();
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it wrote something else
   */
  public static Assignment read(String json) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      if (!tree.isObject()) {
        throw new IllegalArgumentException("an assignment must be a JSON object: " + json);
      }
      Map<String, Value> values = new LinkedHashMap<>();
      tree.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
      return new Assignment(values);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not the JSON of an assignment: " + json, e);
    }
  }

  private static void put(ObjectNode object, String name, Value value) {
    if (value instanceof Real real) {
      object.put(name, real.number());
    } else if (value instanceof Whole whole) {
      object.put(name, whole.number());
    } else if (value instanceof Flag flag) {
      object.put(name, flag.value());
    } else if (value instanceof Text text) {
      object.put(name, text.text());
    }
  }

  private static Value value(JsonNode node) {
    if (node.isFloatingPointNumber()) {
      return new Real(node.doubleValue());
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return new Whole(node.longValue());
    }
    if (node.isBoolean()) {
      return new Flag(node.booleanValue());
    }
    if (node.isTextual()) {
      return new Text(node.textValue());
    }
    throw new IllegalArgumentException("no value of an assignment: " + node);
  }
}
