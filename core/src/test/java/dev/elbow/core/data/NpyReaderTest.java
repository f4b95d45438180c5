package dev.elbow.core.data;

import static dev.elbow.core.data.DataFiles.assertUnreadable;
import static dev.elbow.core.data.DataFiles.bytes;
import static dev.elbow.core.data.DataFiles.concat;
import static dev.elbow.core.data.DataFiles.gzip;
import static dev.elbow.core.data.DataFiles.npy;
import static dev.elbow.core.data.DataFiles.read;
import static dev.elbow.core.data.DataFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyReaderTest {
  private static final String DICTIONARY =
      "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), }";

  @TempDir Path directory;

  private Path file(byte[]... parts) throws Exception {
    return write(directory.resolve("x.npy"), concat(parts));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void reads_every_version_of_the_format(int version) throws Exception {
    RawExamples rows = read(file(npy(version, DICTIONARY), bytes(1, 2, 3, 4, 5, 255)));

    assertThat(rows.values().values()).containsExactly(1, 2, 3, 4, 5, 255);
    assertThat(rows.shape()).isEqualTo(new ImageShape(1, 3, 1));
    assertThat(rows.naturalScale()).isEqualTo(255);
  }

  @Test
  void reads_fortran_order() throws Exception {
    RawExamples rows = read(file(npy("|u1", true, "(2, 3)"), bytes(1, 4, 2, 5, 3, 6)));

    assertThat(rows.values().values()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(rows.place(3)).endsWith("byte " + (npy("|u1", true, "(2, 3)").length + 1));
  }

  @Test
  void reads_fortran_order_with_four_dimensions() throws Exception {
    byte[] stored = new byte[24];
    for (int n = 0; n < 2; n++) {
      for (int i = 0; i < 12; i++) {
        int y = i / 6;
        int x = i / 3 % 2;
        int c = i % 3;
        stored[n + 2 * (y + 2 * (x + 2 * c))] = (byte) (12 * n + i);
      }
    }

    RawExamples images = read(file(npy("|u1", true, "(2, 2, 2, 3)"), stored));

    assertThat(images.shape()).isEqualTo(new ImageShape(2, 2, 3));
    for (int i = 0; i < 24; i++) {
      assertThat(images.values().values()[i]).isEqualTo(i);
    }
  }

  @Test
  void reads_a_gzipped_file() throws Exception {
    byte[] plain = concat(npy(1, DICTIONARY), bytes(1, 2, 3, 4, 5, 6));

    assertThat(read(write(directory.resolve("x.npy.gz"), gzip(plain))).values().get(1, 2))
        .isEqualTo(6);
  }

  @Test
  void reads_every_number_type_in_both_byte_orders() throws Exception {
    assertThat(number("|b1", ByteBuffer.allocate(1).put((byte) 1))).isEqualTo(1);
    assertThat(number("|i1", ByteBuffer.allocate(1).put((byte) -2))).isEqualTo(-2);
    assertThat(number(">i2", ByteBuffer.allocate(2).putShort((short) -300))).isEqualTo(-300);
    assertThat(number("<i2", little(2).putShort((short) -300))).isEqualTo(-300);
    assertThat(number("<i4", little(4).putInt(70_000))).isEqualTo(70_000);
    assertThat(number("<i8", little(8).putLong(1L << 40))).isEqualTo(0x1p40f);
    assertThat(number("<f4", little(4).putFloat(0.25f))).isEqualTo(0.25f);
    assertThat(number(">f8", ByteBuffer.allocate(8).putDouble(0.1))).isEqualTo(0.1f);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private float number(String descr, ByteBuffer number) throws Exception {
    RawExamples one = read(file(concat(npy(descr, false, "(1, 1)"), number.flip())));
    assertThat(one.naturalScale()).isEqualTo(1);
    return one.values().get(0, 0);
  }

  @Test
  void refuses_an_image_that_is_called_npy() throws Exception {
    assertUnreadable(
        file(bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0)),
        "byte 0: expected an NPY array, found a PNG image");
  }

  @Test
  void refuses_an_npz_archive_that_is_called_npy() throws Exception {
    assertUnreadable(
        file(bytes('P', 'K', 3, 4, 0, 0)),
        "byte 0: expected an NPY array, found a zip archive (as .npz files are)");
  }

  @Test
  void refuses_an_unknown_version() throws Exception {
    assertUnreadable(file(npy(4, DICTIONARY)), "byte 6: expected NPY version 1, 2 or 3, found 4");
  }

  @Test
  void refuses_a_header_that_is_cut_off() throws Exception {
    assertUnreadable(
        file(Arrays.copyOf(npy(1, DICTIONARY), 30)),
        "byte 8: expected the length of the NPY header, found 60");
  }

  @Test
  void refuses_a_preamble_that_is_cut_off() throws Exception {
    assertUnreadable(
        file(Arrays.copyOf(npy(1, DICTIONARY), 7)),
        "byte 7: expected the NPY version, found the end of the file");
  }

  @Test
  void refuses_a_header_length_beyond_all_reason() throws Exception {
    assertUnreadable(
        file(bytes(0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, 255, 255, 255, 255)),
        "byte 8: expected the length of the NPY header, found 4294967295");
  }

  @Test
  void refuses_a_header_without_a_shape() throws Exception {
    assertUnreadable(
        file(npy(1, "{'descr': '<f4', 'fortran_order': False}")),
        "expected 'shape' in the NPY header, found {'descr': '<f4', 'fortran_order': False}");
  }

  @Test
  void refuses_a_shape_beyond_a_long() throws Exception {
    assertUnreadable(
        file(npy("<f4", false, "(99999999999999999999, 2)")),
        "expected the sizes of an array in the NPY header, found (99999999999999999999, 2)");
  }

  @Test
  void refuses_other_number_types() throws Exception {
    assertUnreadable(
        file(npy("<c16", false, "(2, 2)")),
        "expected numbers of type u1, i1, i2, i4, i8, f4, f8 or b1, found <c16");
  }

  @Test
  void refuses_records() throws Exception {
    assertUnreadable(
        file(npy(1, "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,), }")),
        "expected numbers of type u1, i1, i2, i4, i8, f4, f8 or b1, found [(a, <f4)]");
  }

  @Test
  void refuses_one_dimension_and_five() throws Exception {
    assertUnreadable(
        file(npy("|u1", false, "(2,)"), bytes(1, 2)),
        "expected an array of 2, 3 or 4 dimensions (examples first), found 1, as files of labels"
            + " have");
    assertUnreadable(
        file(npy("|u1", false, "(1, 1, 1, 1, 1)"), bytes(1)),
        "expected an array of 2, 3 or 4 dimensions (examples first), found 5");
  }

  @Test
  void refuses_an_empty_set() throws Exception {
    assertUnreadable(file(npy("|u1", false, "(0, 784)")), "holds no examples (0 x 784)");
  }

  @Test
  void refuses_numbers_that_are_cut_off() throws Exception {
    assertUnreadable(
        file(npy(1, DICTIONARY), bytes(1, 2, 3)),
        "byte 70: expected 2 x 3 values as the header declares (6 bytes), found 3 bytes");
  }

  @Test
  void refuses_trailing_bytes() throws Exception {
    assertUnreadable(
        file(npy(1, DICTIONARY), new byte[10]),
        "byte 76: expected the end of the file after 2 x 3 values as the header declares"
            + " (6 bytes), found 4 more bytes");
  }

  @Test
  void refuses_channels_first_unless_the_shape_is_given() throws Exception {
    Path path = file(npy("|u1", false, "(1, 1, 2, 5)"), new byte[10]);
    assertUnreadable(
        path,
        "expected (examples, height, width, channels), found what looks like channels first:"
            + " 1 x 1 x 2 x 5");

    ImageShape shape = new ImageShape(2, 5, 1);
    assertThat(
            FileFormat.readAny(
                new DataConfig.Source.File(
                    path, Optional.of(shape), Optional.empty(), OptionalInt.empty())))
        .isNotNull();
  }
}
