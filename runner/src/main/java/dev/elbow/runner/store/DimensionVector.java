package dev.elbow.runner.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers as the store keeps them: 64-bit floats, little end first, one after another. What an
 * older Elbow wrote is a JSON array.
 */
final class DimensionVector {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DimensionVector() {}

  static byte[] write(List<Double> values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(bytes::putDouble);
    return bytes.array();
  }

  /** The numbers of a column, whichever way they were written. */
  static List<Double> read(Object column) {
    return column instanceof byte[] bytes ? numbers(bytes) : readJson(column.toString());
  }

  private static List<Double> numbers(byte[] bytes) {
    if (bytes.length % Double.BYTES != 0) {
      throw new StoreException(
          "a vector in the run database is damaged: " + bytes.length + " bytes");
    }
    DoubleBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    List<Double> values = new ArrayList<>(numbers.remaining());
    while (numbers.hasRemaining()) {
      values.add(numbers.get());
    }
    return values;
  }

  static String writeJson(List<Double> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers can always be written", e);
    }
  }

  static List<Double> readJson(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<Double>>() {});
    } catch (JsonProcessingException e) {
      throw new StoreException("a vector in the run database is damaged: " + json, e);
    }
  }
}
