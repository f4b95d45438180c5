package dev.elbow.core.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file being read from front to back: plain or gzipped, told by its first bytes, hashed on the
 * way. Positions count bytes of the content, after unzipping. Every problem becomes a {@link
 * DataException} that names the file.
 */
final class InputFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Deflate turns one byte into at most this many. */
  private static final long LARGEST_EXPANSION = 1032;

  private final String name;
  private final long storedBytes;
  private final DigestInputStream stored;
  private final InputStream content;
  private final boolean gzipped;
  private long position;

  private InputFile(String name, InputStream in, long storedBytes) throws IOException {
    this.name = name;
    this.storedBytes = storedBytes;
    this.stored = new DigestInputStream(in, Sha256.start());
    BufferedInputStream buffered = new BufferedInputStream(stored, BUFFER_BYTES);
    this.gzipped = startsWithGzipMagic(buffered);
    this.content =
        gzipped
            ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER_BYTES), BUFFER_BYTES)
            : buffered;
  }

  static InputFile open(Path file) throws DataException {
    try {
      return open(file.toString(), Files.newInputStream(file), Files.size(file));
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /** A file that is bundled with this class. */
  static InputFile bundled(String resource) throws DataException {
    InputStream in = InputFile.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("the build left out the resource " + resource);
    }
    return open(resource, in, Long.MAX_VALUE / LARGEST_EXPANSION);
  }

  private static InputFile open(String name, InputStream in, long bytes) throws DataException {
    try {
      return new InputFile(name, in, bytes);
    } catch (IOException e) {
      closeQuietly(in, e);
      throw unreadable(name, e);
    }
  }

  private static void closeQuietly(InputStream in, IOException reason) {
    try {
      in.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private static boolean startsWithGzipMagic(BufferedInputStream in) throws IOException {
    in.mark(2);
    boolean magic = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return magic;
  }

  String name() {
    return name;
  }

  /** Without its directory, so that hashes over names do not depend on where files lie. */
  private String fileName() {
    return name.substring(name.lastIndexOf(File.separatorChar) + 1);
  }

  /** Bytes of content read so far. */
  long position() {
    return position;
  }

  /** Bytes of content not read yet; unknown for a gzipped file. */
  OptionalLong remaining() {
    return gzipped ? OptionalLong.empty() : OptionalLong.of(storedBytes - position);
  }

  /** Whether so many bytes of content can still follow, as far as the file's size tells. */
  boolean mayHold(long bytes) {
    return bytes <= (gzipped ? storedBytes * LARGEST_EXPANSION : storedBytes - position);
  }

  /** Size of the file on disk. */
  long storedBytes() {
    return storedBytes;
  }

  /** Up to so many bytes from here, without moving on. */
  byte[] peek(int bytes) throws DataException {
    try {
      content.mark(bytes);
      byte[] start = content.readNBytes(bytes);
      content.reset();
      return start;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Fills the first {@code bytes} of the array; fewer are a problem. */
  void fill(byte[] into, int bytes, String expected) throws DataException {
    int found = read(into, bytes);
    if (found < bytes) {
      throw problemHere("expected " + expected + ", found the end of the file");
    }
  }

  /** Reads up to so many bytes; fewer only at the end of the file. */
  int read(byte[] into, int bytes) throws DataException {
    try {
      int found = content.readNBytes(into, 0, bytes);
      position += found;
      return found;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Checks that nothing follows. */
  void expectEnd() throws DataException {
    if (read(new byte[1], 1) > 0) {
      position--;
      throw problemHere("expected the end of the file, found more bytes" + remainingText());
    }
  }

  private String remainingText() {
    return gzipped ? "" : " (" + (storedBytes - position) + ")";
  }

  /** The content from here, for readers of text. */
  InputStream stream() {
    return new FilterInputStream(content) {
      @Override
      public int read() throws IOException {
        int next = super.read();
        position += next < 0 ? 0 : 1;
        return next;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int bytes = super.read(into, offset, length);
        position += Math.max(0, bytes);
        return bytes;
      }
    };
  }

  /** The hash of the whole file; reads on to its end. */
  Provenance.HashedFile hashed() throws DataException {
    try {
      stored.transferTo(OutputStream.nullOutputStream());
      return new Provenance.HashedFile(fileName(), Sha256.finish(stored.getMessageDigest()));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  DataException problem(String text) {
    return new DataException(name + ": " + text);
  }

  DataException problemHere(String text) {
    return problemAt(position, text);
  }

  DataException problemAt(long byteOffset, String text) {
    return problem(place(byteOffset) + ": " + text);
  }

  /** How a place in this file is named in messages. */
  String place(long byteOffset) {
    return "byte " + byteOffset + (gzipped ? " of the unzipped content" : "");
  }

  /** The message for an error that the file system or the decompressor reported. */
  DataException broken(IOException e) {
    if (e instanceof EOFException) {
      return problem("the gzip stream is cut off; the file has " + storedBytes + " bytes");
    }
    if (e instanceof ZipException) {
      return problem("the gzip stream is damaged after " + place(position) + ": " + e.getMessage());
    }
    return unreadable(name, e);
  }

  static DataException unreadable(String name, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new DataException(name + ": no such file or directory", e);
    }
    if (e instanceof AccessDeniedException) {
      return new DataException(name + ": no permission to read it", e);
    }
    if (e instanceof EOFException) {
      return new DataException(name + ": the gzip header is cut off", e);
    }
    return new DataException(name + ": cannot be read: " + e.getMessage(), e);
  }

  @Override
  public void close() throws DataException {
    try {
      content.close();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }
}
