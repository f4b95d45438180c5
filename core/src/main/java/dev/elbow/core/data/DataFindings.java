package dev.elbow.core.data;

import dev.elbow.core.data.DataReport.Finding;
import dev.elbow.core.data.DataReport.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Turns the numbers of a check into sentences for the user. */
final class DataFindings {
  private final ExamplePool pool;
  private final Binarization binarization;
  private final DataReport numbers;
  private final List<Finding> findings = new ArrayList<>();

  DataFindings(ExamplePool pool, Binarization binarization, DataReport numbers) {
    this.pool = pool;
    this.binarization = binarization;
    this.numbers = numbers;
  }

  /** The report, with its findings. */
  DataReport add() {
    unusableValues();
    monotony();
    leaks();
    return new DataReport(
        numbers.provenance(),
        numbers.shape(),
        numbers.splits(),
        numbers.values(),
        numbers.stored(),
        numbers.modelled(),
        numbers.constantColumns(),
        numbers.duplicateTrainingRows(),
        numbers.validationRowsInTraining(),
        numbers.testRowsInTraining(),
        findings);
  }

  private void unusableValues() {
    ValueStatistics values = numbers.values();
    if (!values.allFinite()) {
      first(value -> !Float.isFinite(value), UnusableValue::notFinite)
          .ifPresent(
              message ->
                  error(
                      message
                          + "; in all "
                          + values.nanCount()
                          + " NaN and "
                          + values.infiniteCount()
                          + " infinite values"));
    }
    if (binarization != Binarization.NONE && !values.withinUnitInterval()) {
      first(value -> value < 0 || value > 1, UnusableValue::outsideUnitInterval)
          .ifPresent(this::error);
    }
  }

  private void monotony() {
    int columns = numbers.shape().size();
    if (numbers.constantColumns() == columns) {
      error(pool.source() + ": all training examples are the same");
    } else if (numbers.constantColumns() > 0 && !isPictureWithBorder()) {
      warn(numbers.constantColumns() + " of " + columns + " columns never vary in training");
    }
    if (binarization == Binarization.THRESHOLD && numbers.values().max() < 0.5) {
      warn(
          "no value reaches the threshold 0.5 (the greatest is "
              + numbers.values().max()
              + "), so every bit is 0; does `scale` fit?");
    }
  }

  /** Pictures have an empty border as a rule; that is not worth a warning in every run. */
  private boolean isPictureWithBorder() {
    return numbers.shape().isPicture() && numbers.constantColumns() <= numbers.shape().size() / 2;
  }

  private void leaks() {
    if (numbers.duplicateTrainingRows() > 0) {
      warn(
          numbers.duplicateTrainingRows()
              + " of "
              + numbers.splits().train()
              + " training examples equal an earlier one");
    }
    leak(numbers.validationRowsInTraining(), numbers.splits().validation(), "validation");
    leak(numbers.testRowsInTraining(), numbers.splits().test(), "test");
  }

  private void leak(int shared, int of, String split) {
    if (shared > 0) {
      warn(shared + " of " + of + " " + split + " examples are also training examples");
    }
  }

  private Optional<String> first(Predicate<Float> wanted, Describer describer) {
    return Stream.concat(Stream.of(pool.train()), pool.test().stream())
        .flatMap(part -> firstIn(part, wanted, describer).stream())
        .findFirst();
  }

  private static Optional<String> firstIn(
      RawExamples part, Predicate<Float> wanted, Describer describer) {
    float[] values = part.values().values();
    for (int i = 0; i < values.length; i++) {
      if (wanted.test(values[i])) {
        return Optional.of(describer.describe(part, i));
      }
    }
    return Optional.empty();
  }

  private interface Describer {
    String describe(RawExamples part, int index);
  }

  private void error(String message) {
    findings.add(new Finding(Severity.ERROR, message));
  }

  private void warn(String message) {
    findings.add(new Finding(Severity.WARNING, message));
  }
}
