package dev.elbow.runner.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The text of a sweep file. */
final class SweepFile {
  private static final int MAX_BYTES = 1 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SweepFile() {}

  /** The text; empty, with a problem reported, if there is no file or it holds no text. */
  static Optional<String> text(Path file, Problems problems) {
    try {
      return read(file, problems);
    } catch (IOException e) {
      String detail = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      problems.add(Position.nowhere(file.toString()), "", "cannot be read: " + detail);
      return Optional.empty();
    }
  }

  private static Optional<String> read(Path file, Problems problems) throws IOException {
    Position at = Position.nowhere(file.toString());
    if (!Files.exists(file)) {
      problems.add(at, "", "there is no such file");
      return Optional.empty();
    }
    if (Files.isDirectory(file)) {
      problems.add(at, "", "expected a sweep file, found a directory");
      return Optional.empty();
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      problems.add(at, "", "larger than " + MAX_BYTES + " bytes, so no sweep file");
      return Optional.empty();
    }
    return decode(bytes, at, problems);
  }

  private static Optional<String> decode(byte[] bytes, Position at, Problems problems) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      problems.add(at, "", "not UTF-8 text: byte " + (in.position() + 1) + " does not fit");
      return Optional.empty();
    }
    String text = out.flip().toString();
    return Optional.of(
        !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
  }
}
