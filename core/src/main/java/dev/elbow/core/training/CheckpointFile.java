package dev.elbow.core.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A training's state on disk: what it is, for which training, the state, and a checksum of it all.
 *
 * @param path absolute
 * @param identity of the training, see {@link TrainingPlan#identity}
 */
record CheckpointFile(Path path, String identity) {
  /** "ElbowCkp" */
  private static final long MAGIC = 0x456c626f77436b70L;

  /** To be raised whenever a later build would read another state, or train differently from it. */
  private static final int VERSION = 1;

  private static final int BLOCK_BYTES = 1 << 16;

  /** What can be saved, and put back into a training of the same identity. */
  interface State {
    void save(DataOutputStream out) throws IOException;

    /** Reads what was saved and nothing behind it. */
    void restore(DataInputStream in) throws IOException;
  }

  boolean exists() {
    return Files.exists(path);
  }

  /** Replaces the file; if that fails, the one before stands, and nothing else is left. */
  void write(State state) throws IOException {
    Path directory = path.getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Path unfinished = path.resolveSibling(path.getFileName() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(
              unfinished,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        write(state, channel);
        channel.force(false);
      }
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }

  private void write(State state, FileChannel channel) throws IOException {
    CheckedOutputStream checked =
        new CheckedOutputStream(
            new BufferedOutputStream(Channels.newOutputStream(channel), BLOCK_BYTES), new CRC32());
    DataOutputStream out = new DataOutputStream(checked);
    byte[] name = identity.getBytes(StandardCharsets.UTF_8);
    out.writeLong(MAGIC);
    out.writeInt(VERSION);
    out.writeInt(name.length);
    out.write(name);
    state.save(out);
    out.writeLong(checked.getChecksum().getValue());
    out.flush();
  }

  /**
   * Puts the saved state back.
   *
   * @throws IOException if the file cannot be read, or not be used, and why
   */
  void read(State state) throws IOException {
    verify();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BLOCK_BYTES))) {
      readHeader(in);
      state.restore(in);
      in.readLong(); // the checksum
      if (in.read() >= 0) {
        throw new IOException("it holds more than the state of this training");
      }
    }
  }

  /** Looks at the whole file first, so that no damaged number is taken for one. */
  private void verify() throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      CheckedInputStream in = new CheckedInputStream(file, new CRC32());
      byte[] block = new byte[BLOCK_BYTES];
      long left = Files.size(path) - Long.BYTES;
      while (left > 0) {
        int count = in.read(block, 0, (int) Math.min(left, block.length));
        if (count < 0) {
          throw new EOFException("it became shorter while it was read");
        }
        left -= count;
      }
      long checksum = in.getChecksum().getValue();
      if (left < 0 || new DataInputStream(in).readLong() != checksum) {
        throw new IOException("it is damaged: its checksum is not that of its content");
      }
    }
  }

  private void readHeader(DataInputStream in) throws IOException {
    if (in.readLong() != MAGIC) {
      throw new IOException("it is no checkpoint");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException("it is of version " + version + ", not " + VERSION);
    }
    byte[] name = identity.getBytes(StandardCharsets.UTF_8);
    if (in.readInt() != name.length || !Arrays.equals(in.readNBytes(name.length), name)) {
      throw new IOException("it is of a training with other settings, data or engine");
    }
  }
}
