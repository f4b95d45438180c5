package dev.elbow.core.data;

import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an IDX or NPY file declares about the numbers that follow.
 *
 * @param dimensions examples first; then nothing more than [values], [height, width] or [height,
 *     width, channels]
 * @param columnMajor whether the first dimension varies fastest (Fortran order)
 */
record ArrayHeader(ElementType type, ByteOrder order, List<Long> dimensions, boolean columnMajor) {
  ArrayHeader {
    dimensions = List.copyOf(dimensions);
  }

  /** All numbers, or {@link Long#MAX_VALUE} if the product overflows. */
  long count() {
    long count = 1;
    for (long dimension : dimensions) {
      if (Math.multiplyHigh(count, dimension) != 0 || count * dimension < 0) {
        return Long.MAX_VALUE;
      }
      count *= dimension;
    }
    return count;
  }

  /** Bytes of all numbers, or {@link Long#MAX_VALUE} if the product overflows. */
  long bytes() {
    long count = count();
    return count > Long.MAX_VALUE / type.bytes() ? Long.MAX_VALUE : count * type.bytes();
  }

  private int size(int axis) {
    return Math.toIntExact(dimensions.get(axis));
  }

  int examples() {
    return size(0);
  }

  /** The layout of one example. */
  ImageShape shape() {
    return switch (dimensions.size()) {
      case 2 -> new ImageShape(1, size(1), 1);
      case 3 -> new ImageShape(size(1), size(2), 1);
      default -> new ImageShape(size(1), size(2), size(3));
    };
  }

  /** Whether this looks like [examples, channels, height, width]. */
  boolean looksChannelsFirst() {
    return dimensions.size() == 4
        && (dimensions.get(1) == 1 || dimensions.get(1) == 3)
        && dimensions.get(3) > 4
        && dimensions.get(2) > 1;
  }

  /** Where the number with the given row-major index stands among the stored numbers. */
  long storedIndex(long rowMajorIndex) {
    if (!columnMajor) {
      return rowMajorIndex;
    }
    long rest = rowMajorIndex;
    long stored = 0;
    for (int axis = dimensions.size() - 1; axis >= 0; axis--) {
      stored = stored + rest % dimensions.get(axis) * stride(axis);
      rest /= dimensions.get(axis);
    }
    return stored;
  }

  private long stride(int axis) {
    long stride = 1;
    for (int i = 0; i < axis; i++) {
      stride *= dimensions.get(i);
    }
    return stride;
  }

  /** As in {@code 60000 x 28 x 28}. */
  String dimensionsText() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }
}
