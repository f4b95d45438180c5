package dev.elbow.runner.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Numbers per latent dimension as the JSON array that the store keeps. */
final class DimensionVector {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DimensionVector() {}

  static String write(List<Double> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers can always be written", e);
    }
  }

  static List<Double> read(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<Double>>() {});
    } catch (JsonProcessingException e) {
      throw new StoreException("a vector in the run database is damaged: " + json, e);
    }
  }
}
