package dev.elbow.core.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.core.data.DataConfig.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;

/** Writes small data files and reads them as a user's. */
final class DataFiles {
  private DataFiles() {}

  static Source.File source(Path path) {
    return new Source.File(path, Optional.empty(), Optional.empty(), OptionalInt.empty());
  }

  static RawExamples read(Path path) throws DataException {
    return FileFormat.readAny(source(path));
  }

  /** Asserts that reading fails with a message that starts with the path; then its rest. */
  static AbstractThrowableAssert<?, ?> assertUnreadable(Path path, String message) {
    return assertThatThrownBy(() -> read(path))
        .isInstanceOf(DataException.class)
        .hasMessage(path + ": " + message);
  }

  static Path write(Path file, byte[] bytes) throws IOException {
    return Files.write(file, bytes);
  }

  static Path write(Path file, String text) throws IOException {
    return Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** A header, and the numbers that a buffer holds. */
  static byte[] concat(byte[] header, ByteBuffer numbers) {
    byte[] rest = new byte[numbers.remaining()];
    numbers.get(rest);
    return concat(header, rest);
  }

  /** An IDX header. */
  static byte[] idx(int type, int... dimensions) {
    ByteBuffer header = ByteBuffer.allocate(4 + 4 * dimensions.length);
    header.put(bytes(0, 0, type, dimensions.length));
    for (int dimension : dimensions) {
      header.putInt(dimension);
    }
    return header.array();
  }

  /** An NPY preamble and header. */
  static byte[] npy(int version, String dictionary) {
    byte[] text = (dictionary + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
    if (version == 1) {
      length.putShort((short) text.length);
    } else {
      length.putInt(text.length);
    }
    return concat(bytes(0x93, 'N', 'U', 'M', 'P', 'Y', version, 0), length.array(), text);
  }

  static byte[] npy(String descr, boolean fortran, String shape) {
    return npy(
        1,
        "{'descr': '"
            + descr
            + "', 'fortran_order': "
            + (fortran ? "True" : "False")
            + ", 'shape': "
            + shape
            + ", }");
  }
}
