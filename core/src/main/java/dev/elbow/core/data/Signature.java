package dev.elbow.core.data;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Tells what a file holds by its first bytes, whatever its name says. */
enum Signature {
  NPY("an NPY array", "\223NUMPY"),
  PNG("a PNG image", "\211PNG\r\n\032\n"),
  JPEG("a JPEG image", "\377\330\377"),
  GIF("a GIF image", "GIF8"),
  ZIP("a zip archive (as .npz files are)", "PK\3\4"),
  HDF5("an HDF5 file", "\211HDF\r\n\032\n"),
  GZIP("a gzip stream inside a gzip stream", "\37\213"),
  XZ("an xz stream", "\3757zXZ\0"),
  BZIP2("a bzip2 stream", "BZh"),
  PDF("a PDF document", "%PDF");

  /** As many bytes as a description may need. */
  static final int BYTES = 64;

  private final String description;
  private final String magic;

  Signature(String description, String magic) {
    this.description = description;
    this.magic = magic;
  }

  boolean matches(byte[] start) {
    return new String(start, StandardCharsets.ISO_8859_1).startsWith(magic);
  }

  /** Whether these bytes could begin an IDX file. */
  static boolean isIdx(byte[] start) {
    return start.length >= 4
        && start[0] == 0
        && start[1] == 0
        && IdxReader.typeOf(start[2]).isPresent();
  }

  /** For messages: what a file that starts so appears to be. */
  static String describe(byte[] start) {
    if (start.length == 0) {
      return "an empty file";
    }
    for (Signature signature : values()) {
      if (signature.matches(start)) {
        return signature.description;
      }
    }
    if (isIdx(start)) {
      return "an IDX file";
    }
    return isText(start)
        ? "text"
        : "the bytes " + HexFormat.of().formatHex(start, 0, Math.min(4, start.length));
  }

  /** Whether these bytes are printable, as text is. */
  static boolean isText(byte[] start) {
    for (byte b : start) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        return false;
      }
    }
    return start.length > 0;
  }
}
