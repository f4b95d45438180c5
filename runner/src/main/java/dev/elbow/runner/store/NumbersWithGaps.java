package dev.elbow.runner.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;

/** Numbers of which some are not known, as a JSON array: NaN, which JSON does not have, is null. */
final class NumbersWithGaps {
  private static final JsonMapper JSON = new JsonMapper();

  private NumbersWithGaps() {}

  static String write(List<Double> numbers) {
    ArrayNode array = JSON.createArrayNode();
    for (double number : numbers) {
      if (Double.isNaN(number)) {
        array.addNull();
      } else if (Double.isInfinite(number)) {
        array.add(Double.toString(number));
      } else {
        array.add(number);
      }
    }
    return array.toString();
  }

  static List<Double> read(String json) {
    try {
      List<Double> numbers = new ArrayList<>();
      for (JsonNode node : JSON.readTree(json)) {
        numbers.add(number(node));
      }
      return numbers;
    } catch (JsonProcessingException e) {
      throw new StoreException("numbers in the run database are damaged: " + json, e);
    }
  }

  private static double number(JsonNode node) {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return node.isTextual() ? Double.parseDouble(node.textValue()) : Double.NaN;
  }
}
