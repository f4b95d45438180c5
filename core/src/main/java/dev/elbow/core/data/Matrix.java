package dev.elbow.core.data;

/**
 * A dense matrix of floats, row-major: the form in which numbers cross every seam of this project.
 *
 * <p>The array is shared, not copied: data sets are large. Whoever creates a matrix hands the array
 * over; whoever receives one does not write to it unless the method says that it may.
 */
public final class Matrix {
  private final float[] values;
  private final int rows;
  private final int columns;

  /**
   * @param values {@code rows * columns} numbers, row after row
   * @throws IllegalArgumentException if the array's length is not {@code rows * columns}
   */
  public Matrix(float[] values, int rows, int columns) {
    if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          "a " + rows + " x " + columns + " matrix cannot hold " + values.length + " values");
    }
    this.values = values;
    this.rows = rows;
    this.columns = columns;
  }

  /** A matrix of zeros. */
  public static Matrix zeros(int rows, int columns) {
    return new Matrix(new float[Math.multiplyExact(rows, columns)], rows, columns);
  }

  /** The shared array, row after row. */
  public float[] values() {
    return values;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public float get(int row, int column) {
    return values[row * columns + column];
  }

  /** A copy of the rows {@code from} (inclusive) to {@code to} (exclusive). */
  public Matrix rows(int from, int to) {
    float[] part = new float[(to - from) * columns];
    System.arraycopy(values, from * columns, part, 0, part.length);
    return new Matrix(part, to - from, columns);
  }

  /** A copy of the given rows, in the given order. */
  public Matrix select(int[] rowIndices) {
    Matrix part = zeros(rowIndices.length, columns);
    select(rowIndices, part);
    return part;
  }

  /**
   * Copies the given rows, in the given order.
   *
   * @param into overwritten, [as many rows x as many columns]
   */
  public void select(int[] rowIndices, Matrix into) {
    if (into.rows != rowIndices.length || into.columns != columns) {
      throw new IllegalArgumentException(
          into + " cannot hold " + rowIndices.length + " rows of " + columns);
    }
    for (int i = 0; i < rowIndices.length; i++) {
      System.arraycopy(values, rowIndices[i] * columns, into.values, i * columns, columns);
    }
  }

  @Override
  public String toString() {
    return "Matrix[" + rows + " x " + columns + "]";
  }
}
