package dev.elbow.core.data;

import java.util.Optional;

/**
 * All examples of a data set, scaled but neither split nor binarised.
 *
 * @param source the data set's name or the user's path, for messages
 * @param test the data set's own test part, where it has one
 */
record ExamplePool(
    String source, RawExamples train, Optional<RawExamples> test, Provenance provenance) {

  ImageShape shape() {
    return train.shape();
  }

  int examples() {
    return train.values().rows() + testExamples();
  }

  int testExamples() {
    return test.map(part -> part.values().rows()).orElse(0);
  }

  /** Refuses values that nothing can be trained on, naming the first one's place. */
  void requireUsable(Binarization binarization) throws DataException {
    requireUsable(train, binarization);
    if (test.isPresent()) {
      requireUsable(test.get(), binarization);
    }
  }

  private static void requireUsable(RawExamples part, Binarization binarization)
      throws DataException {
    boolean bounded = binarization != Binarization.NONE;
    float[] values = part.values().values();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new DataException(UnusableValue.notFinite(part, i));
      }
      if (bounded && !(values[i] >= 0 && values[i] <= 1)) {
        throw new DataException(UnusableValue.outsideUnitInterval(part, i));
      }
    }
  }
}
