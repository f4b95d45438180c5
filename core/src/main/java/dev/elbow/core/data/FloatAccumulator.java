package dev.elbow.core.data;

import java.util.Arrays;
import java.util.Locale;

/**
 * Numbers being read whose count cannot be trusted yet: memory grows with what has really been
 * read, never with what a header claims.
 */
final class FloatAccumulator {
  private static final int FIRST_CAPACITY = 1 << 16;

  private final String file;
  private final int largest;
  private float[] values;
  private int size;

  /**
   * @param file for messages
   * @param expected how many numbers are expected at most
   */
  FloatAccumulator(String file, long expected) throws DataException {
    requireMemory(file, expected);
    this.file = file;
    this.largest = (int) Math.min(expected, Integer.MAX_VALUE - 8);
    this.values = new float[Math.min(FIRST_CAPACITY, largest)];
  }

  /** An accumulator for a count that nothing declares. */
  static FloatAccumulator unbounded(String file) {
    return new FloatAccumulator(file, 0, Integer.MAX_VALUE - 8);
  }

  private FloatAccumulator(String file, int capacity, int largest) {
    this.file = file;
    this.largest = largest;
    this.values = new float[capacity];
  }

  /** Refuses a data set that could never fit into this JVM. */
  static void requireMemory(String file, long count) throws DataException {
    long available = Runtime.getRuntime().maxMemory();
    if (count > Integer.MAX_VALUE - 8 || count * Float.BYTES > available) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: %,d values are more than this process can hold (%,d MB of memory)",
              file,
              count,
              available >> 20));
    }
  }

  void add(float value) throws DataException {
    if (size == values.length) {
      grow();
    }
    values[size++] = value;
  }

  private void grow() throws DataException {
    long wanted = Math.min(Math.max(FIRST_CAPACITY, 2L * values.length), largest);
    requireMemory(file, Math.max(wanted, size + 1L));
    values = Arrays.copyOf(values, (int) wanted);
  }

  int size() {
    return size;
  }

  /** The numbers so far; the array is handed over. */
  float[] toArray() {
    return values.length == size ? values : Arrays.copyOf(values, size);
  }
}
