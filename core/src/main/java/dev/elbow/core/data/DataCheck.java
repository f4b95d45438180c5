package dev.elbow.core.data;

import dev.elbow.core.data.DataReport.SplitCounts;
import java.util.List;
import java.util.stream.Stream;

/** Looks at a data set before anything is trained on it. Thread-safe. */
public final class DataCheck {
  private final DataLoader loader;

  public DataCheck(DataLoader loader) {
    this.loader = loader;
  }

  /**
   * Reads and splits the data as {@link DataLoader#load} does, and reports what they are like.
   * Values that cannot be used are findings, all of them counted.
   *
   * @throws DataException if the data cannot be found or read, or are too few for the splits
   */
  public DataReport check(DataConfig config) throws DataException {
    ExamplePool pool = loader.read(config.source());
    Splits splits = Splitter.split(pool, config);
    List<Matrix> parts =
        Stream.concat(Stream.of(pool.train()), pool.test().stream())
            .map(RawExamples::values)
            .toList();
    ValueStatistics values = ValueStatistics.of(parts);
    ValueKind stored = kind(parts, values);
    RowIndex training = new RowIndex(splits.train());
    DataReport withoutFindings =
        new DataReport(
            pool.provenance(),
            pool.shape(),
            counts(splits),
            values,
            stored,
            config.binarization() == Binarization.NONE ? stored : ValueKind.BITS,
            constantColumns(splits.train()),
            training.duplicates(),
            training.countShared(splits.validation()),
            splits.test().map(training::countShared).orElse(0),
            List.of());
    return new DataFindings(pool, config.binarization(), withoutFindings).add();
  }

  private static SplitCounts counts(Splits splits) {
    return new SplitCounts(
        splits.train().rows(),
        splits.validation().rows(),
        splits.test().map(Matrix::rows).orElse(0));
  }

  private static ValueKind kind(List<Matrix> parts, ValueStatistics values) {
    if (!values.allFinite() || !values.withinUnitInterval()) {
      return ValueKind.REAL;
    }
    return parts.stream().allMatch(DataCheck::isBits) ? ValueKind.BITS : ValueKind.UNIT_INTERVAL;
  }

  private static boolean isBits(Matrix matrix) {
    for (float value : matrix.values()) {
      if (value != 0 && value != 1) {
        return false;
      }
    }
    return true;
  }

  private static int constantColumns(Matrix matrix) {
    boolean[] varies = new boolean[matrix.columns()];
    for (int row = 1; row < matrix.rows(); row++) {
      for (int column = 0; column < varies.length; column++) {
        varies[column] |= matrix.get(row, column) != matrix.get(0, column);
      }
    }
    int constant = 0;
    for (boolean v : varies) {
      constant += v ? 0 : 1;
    }
    return constant;
  }
}
