package dev.elbow.core.data;

/**
 * What a reader found: the numbers as stored, not yet scaled, one example a row.
 *
 * @param name the file or directory, for messages
 * @param naturalScale what values are divided by where the user does not say
 * @param locator where a value came from
 * @param hash of the bytes that were read
 */
record RawExamples(
    String name,
    Matrix values,
    ImageShape shape,
    double naturalScale,
    ValueLocator locator,
    Provenance.HashedFile hash) {

  /** These examples with every value divided; overwrites the shared array. */
  RawExamples divideBy(double scale) {
    float divisor = (float) scale;
    float[] numbers = values.values();
    if (divisor != 1) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] /= divisor;
      }
    }
    return this;
  }

  /** These examples, laid out as the user says. */
  RawExamples withShape(ImageShape wanted) throws DataException {
    if (wanted.size() != values.columns()) {
      throw new DataException(
          name
              + ": expected "
              + wanted.size()
              + " values per example for the shape "
              + wanted
              + ", found "
              + values.columns());
    }
    return new RawExamples(name, values, wanted, naturalScale, locator, hash);
  }

  /** The place of a value, with the file's name. */
  String place(int index) {
    int columns = values.columns();
    return name + ": " + locator.locate(index / columns, index % columns);
  }
}
