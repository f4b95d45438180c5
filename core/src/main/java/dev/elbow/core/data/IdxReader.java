package dev.elbow.core.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * IDX, the format of MNIST: two zero bytes, a byte for the number type, one for the count of
 * dimensions, the dimensions as big-endian ints, the numbers, big-endian.
 */
final class IdxReader {
  private IdxReader() {}

  static RawExamples read(InputFile in) throws DataException {
    byte[] magic = in.peek(4);
    if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
      throw in.problemHere("expected an IDX file (0000, type, dimensions), found " + found(in));
    }
    ElementType type =
        typeOf(magic[2])
            .orElseThrow(
                () ->
                    in.problemAt(
                        2,
                        "expected an IDX number type (08, 09, 0b, 0c, 0d or 0e), found "
                            + HexFormat.of().toHexDigits(magic[2])));
    in.fill(magic, 4, "the IDX header");
    List<Long> dimensions = readDimensions(in, Byte.toUnsignedInt(magic[3]));
    return new ArrayReader(in, new ArrayHeader(type, ByteOrder.BIG_ENDIAN, dimensions, false))
        .read();
  }

  private static String found(InputFile in) throws DataException {
    return Signature.describe(in.peek(Signature.BYTES));
  }

  private static List<Long> readDimensions(InputFile in, int count) throws DataException {
    List<Long> dimensions = new ArrayList<>();
    byte[] bytes = new byte[Integer.BYTES];
    for (int i = 0; i < count; i++) {
      in.fill(bytes, Integer.BYTES, "the size of dimension " + (i + 1) + " of " + count);
      long size = ByteBuffer.wrap(bytes).getInt();
      if (size < 0) {
        throw in.problemAt(
            in.position() - Integer.BYTES,
            "expected the size of dimension " + (i + 1) + ", found " + size);
      }
      dimensions.add(size);
    }
    return dimensions;
  }

  static Optional<ElementType> typeOf(byte code) {
    return switch (code) {
      case 0x08 -> Optional.of(ElementType.UINT8);
      case 0x09 -> Optional.of(ElementType.INT8);
      case 0x0b -> Optional.of(ElementType.INT16);
      case 0x0c -> Optional.of(ElementType.INT32);
      case 0x0d -> Optional.of(ElementType.FLOAT32);
      case 0x0e -> Optional.of(ElementType.FLOAT64);
      default -> Optional.empty();
    };
  }
}
