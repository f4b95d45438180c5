package dev.elbow.core.data;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes of a PNG or JPEG file, and whether the file has its end. */
final class ImageFile {
  private static final int PNG_SIGNATURE_BYTES = 8;
  private static final int PNG_CHUNK_FRAME_BYTES = 12;
  private static final int PNG_END = 0x49454e44;

  private final byte[] bytes;
  private final byte[] start;

  ImageFile(byte[] bytes) {
    this.bytes = bytes;
    this.start = Arrays.copyOf(bytes, Math.min(bytes.length, Signature.BYTES));
  }

  boolean isPng() {
    return Signature.PNG.matches(start);
  }

  boolean isJpeg() {
    return Signature.JPEG.matches(start);
  }

  /** For messages: what the file appears to be. */
  String describe() {
    return Signature.describe(start);
  }

  /** Decoders are lenient about files that are cut off, each in its own way; this is not. */
  boolean hasEnd() {
    return isPng() ? hasPngEnd() : hasJpegEnd();
  }

  private boolean hasPngEnd() {
    ByteBuffer chunks = ByteBuffer.wrap(bytes);
    long position = PNG_SIGNATURE_BYTES;
    while (position + PNG_CHUNK_FRAME_BYTES <= bytes.length) {
      if (chunks.getInt((int) position + Integer.BYTES) == PNG_END) {
        return true;
      }
      position += PNG_CHUNK_FRAME_BYTES + Integer.toUnsignedLong(chunks.getInt((int) position));
    }
    return false;
  }

  private boolean hasJpegEnd() {
    for (int i = bytes.length - 1; i > 0; i--) {
      if (bytes[i] == (byte) 0xd9 && bytes[i - 1] == (byte) 0xff) {
        return true;
      }
    }
    return false;
  }
}
