package dev.elbow.core.data;

import static dev.elbow.core.data.DataFiles.assertUnreadable;
import static dev.elbow.core.data.DataFiles.bytes;
import static dev.elbow.core.data.DataFiles.concat;
import static dev.elbow.core.data.DataFiles.gzip;
import static dev.elbow.core.data.DataFiles.idx;
import static dev.elbow.core.data.DataFiles.read;
import static dev.elbow.core.data.DataFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTest {
  @TempDir Path directory;

  private static byte[] twoImages() {
    return concat(idx(8, 2, 2, 2), bytes(0, 1, 2, 3, 252, 253, 254, 255));
  }

  @Test
  void reads_unsigned_bytes_as_images_to_be_scaled_by_255() throws Exception {
    RawExamples images = read(write(directory.resolve("x-images-idx3-ubyte"), twoImages()));

    assertThat(images.values().values()).containsExactly(0, 1, 2, 3, 252, 253, 254, 255);
    assertThat(images.values().rows()).isEqualTo(2);
    assertThat(images.shape()).isEqualTo(new ImageShape(2, 2, 1));
    assertThat(images.naturalScale()).isEqualTo(255);
  }

  @Test
  void reads_a_gzipped_file_whatever_its_name() throws Exception {
    RawExamples images = read(write(directory.resolve("x.idx"), gzip(twoImages())));

    assertThat(images.values().get(1, 3)).isEqualTo(255);
  }

  @Test
  void hashes_the_bytes_on_disk() throws Exception {
    byte[] stored = gzip(twoImages());

    assertThat(read(write(directory.resolve("x.idx.gz"), stored)).hash().sha256())
        .isEqualTo(Sha256.of(stored));
  }

  @Test
  void reads_every_number_type_big_endian() throws Exception {
    assertThat(number(0x09, ByteBuffer.allocate(1).put((byte) -3))).isEqualTo(-3);
    assertThat(number(0x0b, ByteBuffer.allocate(2).putShort((short) -300))).isEqualTo(-300);
    assertThat(number(0x0c, ByteBuffer.allocate(4).putInt(70_000))).isEqualTo(70_000);
    assertThat(number(0x0d, ByteBuffer.allocate(4).putFloat(0.25f))).isEqualTo(0.25f);
    assertThat(number(0x0e, ByteBuffer.allocate(8).putDouble(0.1))).isEqualTo(0.1f);
  }

  private float number(int type, ByteBuffer number) throws IOException, DataException {
    RawExamples one =
        read(write(directory.resolve("one.idx"), concat(idx(type, 1, 1), number.flip())));
    assertThat(one.naturalScale()).isEqualTo(1);
    return one.values().get(0, 0);
  }

  @Test
  void names_the_byte_of_a_value() throws Exception {
    RawExamples images = read(write(directory.resolve("x.idx"), twoImages()));

    assertThat(images.place(5)).endsWith("x.idx: byte 21");
  }

  @Test
  void refuses_a_wrong_magic_number() throws Exception {
    assertUnreadable(
        write(directory.resolve("x.idx"), bytes(0, 7, 8, 3, 0, 0, 0, 1)),
        "byte 0: expected an IDX file (0000, type, dimensions), found the bytes 00070803");
  }

  @Test
  void refuses_an_unknown_number_type() throws Exception {
    assertUnreadable(
        write(directory.resolve("x.idx"), idx(0x0a, 1, 1)),
        "byte 2: expected an IDX number type (08, 09, 0b, 0c, 0d or 0e), found 0a");
  }

  @Test
  void refuses_an_empty_file() throws Exception {
    assertUnreadable(
        write(directory.resolve("x.idx"), bytes()),
        "byte 0: expected an IDX file (0000, type, dimensions), found an empty file");
  }

  @Test
  void refuses_a_header_that_is_cut_off() throws Exception {
    assertUnreadable(
        write(directory.resolve("x.idx"), Arrays.copyOf(idx(8, 2, 2, 2), 10)),
        "byte 10: expected the size of dimension 2 of 3, found the end of the file");
  }

  @Test
  void refuses_numbers_that_are_cut_off() throws Exception {
    assertUnreadable(
        write(directory.resolve("x.idx"), Arrays.copyOf(twoImages(), 20)),
        "byte 16: expected 2 x 2 x 2 values as the header declares (8 bytes), found 4 bytes");
  }

  @Test
  void refuses_gzipped_numbers_that_are_cut_off() throws Exception {
    assertUnreadable(
        write(directory.resolve("x.idx.gz"), gzip(Arrays.copyOf(twoImages(), 20))),
        "byte 20 of the unzipped content: expected 8 more bytes of 2 x 2 x 2 values as the header"
            + " declares (8 bytes), found the end of the file");
  }

  @Test
  void refuses_a_gzip_stream_that_is_cut_off() throws Exception {
    byte[] stored = gzip(twoImages());
    assertUnreadable(
        write(directory.resolve("x.idx.gz"), Arrays.copyOf(stored, stored.length - 9)),
        "the gzip stream is cut off; the file has " + (stored.length - 9) + " bytes");
  }

  @Test
  void refuses_a_gzip_stream_that_is_damaged() throws Exception {
    byte[] stored = gzip(twoImages());
    stored[stored.length - 6] ^= 1;
    assertUnreadable(
        write(directory.resolve("x.idx.gz"), stored),
        "the gzip stream is damaged after byte 24 of the unzipped content: Corrupt GZIP trailer");
  }

  @Test
  void refuses_trailing_bytes() throws Exception {
    assertUnreadable(
        write(directory.resolve("x.idx"), concat(twoImages(), bytes(9, 9))),
        "byte 24: expected the end of the file after 2 x 2 x 2 values as the header declares"
            + " (8 bytes), found 2 more bytes");
  }

  @Test
  void refuses_trailing_bytes_in_a_gzipped_file() throws Exception {
    assertUnreadable(
        write(directory.resolve("x.idx.gz"), gzip(concat(twoImages(), bytes(9)))),
        "byte 24 of the unzipped content: expected the end of the file, found more bytes");
  }

  @Test
  void refuses_a_header_that_declares_far_more_than_the_file_has_before_allocating()
      throws Exception {
    assertUnreadable(
        write(directory.resolve("x.idx"), idx(0x0e, Integer.MAX_VALUE, 60_000, 60_000)),
        "byte 16: expected 2147483647 x 60000 x 60000 values as the header declares"
            + " (more than 2^63 bytes), found 0 bytes");
  }

  @Test
  void refuses_a_gzipped_header_that_declares_more_than_gzip_can_hold() throws Exception {
    byte[] stored = gzip(idx(8, 60_000, 28, 28));
    assertUnreadable(
        write(directory.resolve("x.idx.gz"), stored),
        "byte 16 of the unzipped content: expected 60000 x 28 x 28 values as the header declares"
            + " (47040000 bytes), found a file of only "
            + stored.length
            + " gzipped bytes");
  }

  @Test
  void stops_a_decompression_bomb_at_the_declared_size() throws Exception {
    byte[] bomb = gzip(concat(idx(8, 1, 2, 2), new byte[50_000_000]));
    assertUnreadable(
        write(directory.resolve("x.idx.gz"), bomb),
        "byte 20 of the unzipped content: expected the end of the file, found more bytes");
  }

  @Test
  void refuses_labels() throws Exception {
    assertUnreadable(
        write(directory.resolve("labels-idx1-ubyte"), concat(idx(8, 2), bytes(3, 4))),
        "expected an array of 2, 3 or 4 dimensions (examples first), found 1, as files of labels"
            + " have");
  }

  @Test
  void refuses_an_empty_set() throws Exception {
    assertUnreadable(
        write(directory.resolve("x.idx"), idx(8, 0, 28, 28)), "holds no examples (0 x 28 x 28)");
  }

  @Test
  void refuses_examples_without_values() throws Exception {
    assertUnreadable(
        write(directory.resolve("x.idx"), idx(8, 3, 0)), "holds examples without values (3 x 0)");
  }

  @Test
  void refuses_a_negative_dimension() throws Exception {
    assertUnreadable(
        write(directory.resolve("x.idx"), idx(8, 3, -1)),
        "byte 8: expected the size of dimension 2, found -1");
  }

  @Test
  void refuses_a_missing_file() {
    assertUnreadable(directory.resolve("none.idx"), "no such file or directory");
  }

  @Test
  void refuses_more_values_than_the_memory_can_hold() throws Exception {
    Path file = directory.resolve("x.idx");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(idx(8, 2_000_000_000, 1));
      sparse.setLength(12 + 2_000_000_000L);
    }
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;

    assertUnreadable(
        file,
        "expected at most %d values, which is what %d MB of memory can hold, found 2000000000"
            .formatted(Runtime.getRuntime().maxMemory() / 8, megabytes));
  }
}
