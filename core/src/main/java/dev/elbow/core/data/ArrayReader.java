package dev.elbow.core.data;

import java.nio.ByteBuffer;

/** Reads the numbers behind the header of an IDX or NPY file. */
final class ArrayReader {
  private static final int BLOCK_BYTES = 1 << 16;

  /** Images shrink to about half when gzipped; a file of bits may shrink a lot more. */
  private static final int USUAL_EXPANSION = 8;

  private final InputFile in;
  private final ArrayHeader header;
  private final long start;

  /**
   * @param in positioned at the first number
   */
  ArrayReader(InputFile in, ArrayHeader header) {
    this.in = in;
    this.header = header;
    this.start = in.position();
  }

  RawExamples read() throws DataException {
    checkDimensions();
    checkSize();
    float[] stored = readNumbers();
    in.expectEnd();
    float[] values = header.columnMajor() ? toRowMajor(stored) : stored;
    ImageShape shape = header.shape();
    return new RawExamples(
        in.name(),
        new Matrix(values, header.examples(), shape.size()),
        shape,
        header.type().naturalScale(),
        this::locate,
        in.hashed());
  }

  private void checkDimensions() throws DataException {
    int rank = header.dimensions().size();
    if (rank < 2 || rank > 4) {
      throw in.problem(
          "expected an array of 2, 3 or 4 dimensions (examples first), found "
              + (rank == 1 ? "1, as files of labels have" : rank));
    }
    if (header.dimensions().get(0) == 0) {
      throw in.problem("holds no examples (" + header.dimensionsText() + ")");
    }
    if (header.count() == 0) {
      throw in.problem("holds examples without values (" + header.dimensionsText() + ")");
    }
  }

  /** The declared size against the file's, before anything is allocated. */
  private void checkSize() throws DataException {
    long declared = header.bytes();
    if (!in.mayHold(declared)) {
      throw in.problemAt(start, "expected " + declaredText() + ", found " + foundText());
    }
    if (in.remaining().isPresent() && in.remaining().getAsLong() > declared) {
      throw in.problemAt(
          start + declared,
          "expected the end of the file after "
              + declaredText()
              + ", found "
              + (in.remaining().getAsLong() - declared)
              + " more bytes");
    }
  }

  private String declaredText() {
    long bytes = header.bytes();
    return header.dimensionsText()
        + " values as the header declares ("
        + (bytes == Long.MAX_VALUE ? "more than 2^63" : bytes)
        + " bytes)";
  }

  private String foundText() {
    return in.remaining().isPresent()
        ? in.remaining().getAsLong() + " bytes"
        : "a file of only " + in.storedBytes() + " gzipped bytes";
  }

  private float[] readNumbers() throws DataException {
    FloatAccumulator values =
        new FloatAccumulator(in.name(), header.count(), in.storedBytes() * USUAL_EXPANSION);
    byte[] block = new byte[BLOCK_BYTES];
    ByteBuffer numbers = ByteBuffer.wrap(block).order(header.order());
    long left = header.bytes();
    while (left > 0) {
      int bytes = (int) Math.min(left, BLOCK_BYTES);
      in.fill(block, bytes, left + " more bytes of " + declaredText());
      numbers.clear().limit(bytes);
      while (numbers.hasRemaining()) {
        values.add(header.type().next(numbers));
      }
      left -= bytes;
    }
    return values.toArray();
  }

  private float[] toRowMajor(float[] stored) {
    float[] values = new float[stored.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored[(int) header.storedIndex(i)];
    }
    return values;
  }

  private String locate(int row, int column) {
    long index = (long) row * header.shape().size() + column;
    return in.place(start + header.storedIndex(index) * header.type().bytes());
  }
}
