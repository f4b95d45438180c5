package dev.elbow.core.engine;

import java.util.Arrays;
import java.util.List;

/**
 * One weight of a model.
 *
 * @param shape [inputs, outputs] of a matrix, [outputs] of a bias, [1] of a scalar
 */
public record WeightSlot(String name, List<Long> shape) {
  public WeightSlot {
    shape = List.copyOf(shape);
  }

  public static WeightSlot matrix(String name, long inputs, long outputs) {
    return new WeightSlot(name, List.of(inputs, outputs));
  }

  public static WeightSlot vector(String name, long size) {
    return new WeightSlot(name, List.of(size));
  }

  public boolean isMatrix() {
    return shape.size() == 2;
  }

  public long[] dimensions() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  /** How many numbers it consists of. */
  public long size() {
    return Arrays.stream(dimensions()).reduce(1, Math::multiplyExact);
  }
}
