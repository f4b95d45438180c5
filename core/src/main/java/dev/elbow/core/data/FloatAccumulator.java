package dev.elbow.core.data;

import java.util.Arrays;
import java.util.Locale;

/**
 * Numbers being read whose count cannot be trusted yet: memory grows with what has really been
 * read, never with what a header claims.
 */
final class FloatAccumulator {
  private static final int FIRST_CAPACITY = 1 << 16;

  /** The longest array of this platform. */
  private static final int LARGEST_COUNT = Integer.MAX_VALUE - 8;

  private final String file;
  private final int largest;
  private float[] values;
  private int size;

  /**
   * @param file for messages
   * @param expected how many numbers are expected at most
   * @param plausible how many to make room for at once; what the file's size makes likely
   */
  FloatAccumulator(String file, long expected, long plausible) throws DataException {
    requireMemory(file, expected);
    this.file = file;
    this.largest = (int) expected;
    this.values = new float[(int) Math.min(expected, Math.max(plausible, FIRST_CAPACITY))];
  }

  /** An accumulator for a count that nothing declares. */
  static FloatAccumulator unbounded(String file) {
    return new FloatAccumulator(file, LARGEST_COUNT);
  }

  private FloatAccumulator(String file, int largest) {
    this.file = file;
    this.largest = largest;
    this.values = new float[0];
  }

  /** Refuses a data set that cannot fit into this JVM: once as read, and once in its splits. */
  static void requireMemory(String file, long count) throws DataException {
    long available = Runtime.getRuntime().maxMemory();
    if (count > LARGEST_COUNT || 2 * count * Float.BYTES > available) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: expected at most %d values, which is what %d MB of memory can hold, found %d",
              file,
              Math.min(available / Float.BYTES / 2, LARGEST_COUNT),
              available >> 20,
              count));
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
