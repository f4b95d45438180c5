package dev.elbow.core.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The distinct rows of a matrix, to be asked for equal ones. Rows are compared exactly. */
final class RowIndex {

  /** A row without a copy of its values. */
  private record Row(Matrix matrix, int row, int hash) {
    static Row of(Matrix matrix, int row) {
      int hash = 1;
      int end = (row + 1) * matrix.columns();
      for (int i = row * matrix.columns(); i < end; i++) {
        hash = 31 * hash + Float.floatToIntBits(matrix.values()[i]);
      }
      return new Row(matrix, row, hash ^ hash >>> 15);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Row that
          && hash == that.hash
          && Arrays.equals(
              matrix.values(),
              start(),
              start() + matrix.columns(),
              that.matrix.values(),
              that.start(),
              that.start() + that.matrix.columns());
    }

    @Override
    public int hashCode() {
      return hash;
    }

    private int start() {
      return row * matrix.columns();
    }
  }

  private final Set<Row> rows = new HashSet<>();
  private int duplicates;

  RowIndex(Matrix matrix) {
    for (int row = 0; row < matrix.rows(); row++) {
      if (!rows.add(Row.of(matrix, row))) {
        duplicates++;
      }
    }
  }

  /** Rows that equal an earlier row. */
  int duplicates() {
    return duplicates;
  }

  /** How many rows of another matrix are also rows of this one. */
  int countShared(Matrix other) {
    int shared = 0;
    for (int row = 0; row < other.rows(); row++) {
      if (rows.contains(Row.of(other, row))) {
        shared++;
      }
    }
    return shared;
  }
}
