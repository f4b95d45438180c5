package dev.elbow.reports.model;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * A PNG image, kept as the text it has in a data URI.
 *
 * @param base64 the whole file
 * @param width pixels
 * @param height pixels
 */
public record Png(String base64, int width, int height) {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int WIDTH_OFFSET = 16;
  private static final int HEADER_LENGTH = WIDTH_OFFSET + 8;

  /**
   * @throws IllegalArgumentException if the bytes do not begin like a PNG file
   */
  public static Png of(byte[] file) {
    boolean signed =
        file.length >= HEADER_LENGTH
            && Arrays.equals(SIGNATURE, Arrays.copyOf(file, SIGNATURE.length));
    if (!signed) {
      throw new IllegalArgumentException("not a PNG file: its signature is missing");
    }
    ByteBuffer size = ByteBuffer.wrap(file, WIDTH_OFFSET, 8);
    return new Png(Base64.getEncoder().encodeToString(file), size.getInt(), size.getInt());
  }
}
