package dev.elbow.runner.cli;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 that arrives in pieces. A character of which only the first bytes are there waits for the
 * rest; what is no UTF-8 at all becomes a replacement character.
 */
final class GrowingText {
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  private ByteBuffer waiting = ByteBuffer.allocate(0);

  /** The characters that are whole by now. */
  String add(byte[] bytes) {
    ByteBuffer all = ByteBuffer.allocate(waiting.remaining() + bytes.length);
    all.put(waiting).put(bytes).flip();
    CharBuffer text = CharBuffer.allocate(all.remaining()); // never more characters than bytes
    var unused = decoder.decode(all, text, false);
    waiting = all;
    return text.flip().toString();
  }
}
