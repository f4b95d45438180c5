package dev.elbow.core.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** NumPy's NPY files, format versions 1 to 3. */
final class NpyReader {
  /** NumPy itself refuses headers beyond 10,000 bytes. */
  private static final int LARGEST_HEADER_BYTES = 1 << 16;

  private NpyReader() {}

  /**
   * @param shapeGiven whether the user says how an example is laid out, and the file need not
   */
  static RawExamples read(InputFile in, boolean shapeGiven) throws DataException {
    byte[] start = in.peek(Signature.BYTES);
    if (!Signature.NPY.matches(start)) {
      throw in.problemHere("expected an NPY array, found " + Signature.describe(start));
    }
    byte[] preamble = new byte[8];
    in.fill(preamble, 8, "the NPY version");
    int version = preamble[6];
    if (version < 1 || version > 3) {
      throw in.problemAt(6, "expected NPY version 1, 2 or 3, found " + version);
    }
    ArrayHeader header = new NpyHeader(in, readHeaderText(in, version)).parse();
    if (header.looksChannelsFirst() && !shapeGiven) {
      throw in.problem(
          "expected (examples, height, width, channels), found what looks like channels first: "
              + header.dimensionsText());
    }
    return new ArrayReader(in, header).read();
  }

  private static String readHeaderText(InputFile in, int version) throws DataException {
    long length = readLength(in, version == 1 ? Short.BYTES : Integer.BYTES);
    if (length > LARGEST_HEADER_BYTES || !in.mayHold(length)) {
      throw in.problemAt(8, "expected the length of the NPY header, found " + length);
    }
    byte[] text = new byte[(int) length];
    in.fill(text, text.length, "an NPY header of " + length + " bytes");
    return new String(text, StandardCharsets.UTF_8);
  }

  private static long readLength(InputFile in, int bytes) throws DataException {
    byte[] length = new byte[Integer.BYTES];
    in.fill(length, bytes, "the length of the NPY header");
    return Integer.toUnsignedLong(ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt());
  }
}
