package dev.elbow.core.data;

import java.util.Optional;

/**
 * A data set split for a whole sweep. All three parts hold one example a row and are ready for a
 * likelihood: scaled, and binarised where that was asked for.
 *
 * @param train training examples; under {@link Binarization#DYNAMIC} still probabilities, from
 *     which the trainer draws bits for each batch
 * @param validation what trials are ranked on
 * @param test what the winner is judged on, once; absent where the sweep asked for none
 * @param shape how a row is laid out
 * @param binarization what was done to the values, or is still to be done to {@code train}
 */
public record Splits(
    Matrix train,
    Matrix validation,
    Optional<Matrix> test,
    ImageShape shape,
    Binarization binarization) {
  public Splits {
    if (train.columns() != shape.size()
        || validation.columns() != shape.size()
        || test.map(Matrix::columns).orElse(shape.size()) != shape.size()) {
      throw new IllegalArgumentException("every split must have rows of " + shape);
    }
    if (train.rows() == 0 || validation.rows() == 0) {
      throw new IllegalArgumentException("the training and validation splits cannot be empty");
    }
  }

  /**
   * The same with the first training examples only.
   *
   * @throws IllegalArgumentException if there are not so many
   */
  public Splits withTraining(int examples) {
    if (examples > train.rows()) {
      throw new IllegalArgumentException(
          "examples is %d, but the training split has only %d examples"
              .formatted(examples, train.rows()));
    }
    return examples == train.rows()
        ? this
        : new Splits(train.rows(0, examples), validation, test, shape, binarization);
  }
}
