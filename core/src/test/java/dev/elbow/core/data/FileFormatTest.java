package dev.elbow.core.data;

import static dev.elbow.core.data.DataFiles.assertUnreadable;
import static dev.elbow.core.data.DataFiles.bytes;
import static dev.elbow.core.data.DataFiles.concat;
import static dev.elbow.core.data.DataFiles.gzip;
import static dev.elbow.core.data.DataFiles.idx;
import static dev.elbow.core.data.DataFiles.npy;
import static dev.elbow.core.data.DataFiles.read;
import static dev.elbow.core.data.DataFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFormatTest {
  @TempDir Path directory;

  @Test
  void the_content_decides_where_the_name_says_nothing() throws Exception {
    byte[] npy = concat(npy("|u1", false, "(1, 1)"), bytes(7));
    byte[] idx = concat(idx(8, 1, 1), bytes(7));

    assertThat(read(write(directory.resolve("a"), npy)).values().get(0, 0)).isEqualTo(7);
    assertThat(read(write(directory.resolve("b.bin"), gzip(idx))).values().get(0, 0)).isEqualTo(7);
    assertThat(read(write(directory.resolve("c.dat"), "7,8\n")).values().columns()).isEqualTo(2);
  }

  @Test
  void the_name_decides_in_capitals_too() throws Exception {
    assertUnreadable(
        write(directory.resolve("I.IDX.GZ"), "7,8\n"),
        "byte 0: expected an IDX file (0000, type, dimensions), found text");
  }

  @Test
  void refuses_what_it_does_not_know() throws Exception {
    assertUnreadable(
        write(directory.resolve("x.parquet"), bytes('P', 'A', 'R', '1', 0, 1, 2)),
        "byte 0: expected IDX, CSV, NPY or a directory of PNG or JPEG images, found the bytes"
            + " 50415231");
  }

  @Test
  void refuses_a_single_image() throws Exception {
    assertUnreadable(
        write(directory.resolve("x.png"), bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0)),
        "byte 0: expected IDX, CSV, NPY or a directory of PNG or JPEG images, found a PNG image");
  }

  @Test
  void refuses_an_empty_file() throws Exception {
    assertUnreadable(
        write(directory.resolve("x"), bytes()),
        "byte 0: expected IDX, CSV, NPY or a directory of PNG or JPEG images, found an empty file");
  }
}
