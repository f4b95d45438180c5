package dev.elbow.core.data;

import static dev.elbow.core.data.DataFiles.assertUnreadable;
import static dev.elbow.core.data.DataFiles.bytes;
import static dev.elbow.core.data.DataFiles.gzip;
import static dev.elbow.core.data.DataFiles.read;
import static dev.elbow.core.data.DataFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.core.data.DataConfig.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {
  @TempDir Path directory;

  private Path file(String text) throws Exception {
    return write(directory.resolve("x.csv"), text);
  }

  private RawExamples readWithLabel(String text, int column) throws Exception {
    return FileFormat.readAny(
        new Source.File(file(text), Optional.empty(), Optional.empty(), OptionalInt.of(column)));
  }

  @Test
  void reads_rows_of_numbers() throws Exception {
    RawExamples rows = read(file("1,2.5,-3e-1\n+4,.5,6.\n"));

    assertThat(rows.values().values()).containsExactly(1, 2.5f, -0.3f, 4, 0.5f, 6);
    assertThat(rows.shape()).isEqualTo(new ImageShape(1, 3, 1));
    assertThat(rows.naturalScale()).isEqualTo(1);
  }

  @Test
  void reads_a_gzipped_file_with_a_foreign_name() throws Exception {
    byte[] stored = gzip("1,2\n3,4".getBytes(StandardCharsets.UTF_8));
    RawExamples rows = read(write(directory.resolve("Örnekler ışık.dat"), stored));

    assertThat(rows.values().values()).containsExactly(1, 2, 3, 4);
    assertThat(rows.hash().sha256()).isEqualTo(Sha256.of(stored));
  }

  @Test
  void passes_over_a_header_empty_lines_spaces_quotes_and_a_byte_order_mark() throws Exception {
    RawExamples rows = read(file("\ufeffwidth, height\r\n\r\n 1 ,\"2\"\r\n3,4\r\n\r\n"));

    assertThat(rows.values().values()).containsExactly(1, 2, 3, 4);
    assertThat(rows.place(3)).endsWith("line 4, column 2");
  }

  @Test
  void a_byte_order_mark_does_not_make_a_header_of_numbers() throws Exception {
    assertThat(read(file("\ufeff1\n2\n")).values().rows()).isEqualTo(2);
  }

  @Test
  void leaves_out_the_label_column_from_either_end() throws Exception {
    assertThat(readWithLabel("cat,1,2\ndog,3,4\n", 1).values().values())
        .containsExactly(1, 2, 3, 4);
    assertThat(readWithLabel("1,2,cat\n3,4,dog\n", -1).values().values())
        .containsExactly(1, 2, 3, 4);
    assertThat(readWithLabel("1,cat,2\n3,dog,4\n", 2).place(1)).endsWith("line 1, column 3");
  }

  @Test
  void refuses_a_label_column_that_is_not_there() {
    assertThatThrownBy(() -> readWithLabel("1,2\n", -3))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith(
            "x.csv: line 1: expected a column -3 with the labels, found 2 columns");
  }

  @Test
  void refuses_a_file_of_labels_only() {
    assertThatThrownBy(() -> readWithLabel("1\n2\n", 1))
        .hasMessageEndingWith("line 1: expected values besides the label, found none");
  }

  @Test
  void refuses_ragged_rows() throws Exception {
    assertUnreadable(file("1,2,3\n\n4,5\n"), "line 3: expected 3 columns as in line 1, found 2");
  }

  @Test
  void refuses_rows_that_do_not_fit_the_header() throws Exception {
    assertUnreadable(file("a,b\n1,2,3\n"), "line 2: expected 2 columns as in line 1, found 3");
  }

  @Test
  void refuses_words() throws Exception {
    assertUnreadable(file("1,2\n3,four\n"), "line 2, column 2: expected a number, found \"four\"");
  }

  @Test
  void refuses_a_first_line_of_numbers_and_words() throws Exception {
    assertUnreadable(file("1,b\n3,4\n"), "line 1, column 2: expected a number, found \"b\"");
  }

  @Test
  void refuses_what_only_java_calls_a_number() throws Exception {
    assertUnreadable(file("1,2\n3,4f\n"), "line 2, column 2: expected a number, found \"4f\"");
    assertUnreadable(
        file("1,2\n3,0x1p3\n"), "line 2, column 2: expected a number, found \"0x1p3\"");
  }

  @Test
  void refuses_an_empty_field() throws Exception {
    assertUnreadable(
        file("1,2\n3,\n"), "line 2, column 2: expected a number, found an empty field");
  }

  @Test
  void refuses_an_empty_file() throws Exception {
    assertUnreadable(file(""), "holds no examples; it is empty");
    assertUnreadable(file("\n\n"), "holds no examples; it is empty");
  }

  @Test
  void refuses_a_header_without_rows() throws Exception {
    assertUnreadable(file("a,b\n"), "holds no examples, only a header line");
  }

  @Test
  void refuses_an_image_that_is_called_csv() throws Exception {
    assertUnreadable(
        write(directory.resolve("x.csv"), bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16)),
        "byte 0: expected comma-separated text, found a JPEG image");
  }

  @Test
  void refuses_a_quotation_that_never_ends() throws Exception {
    assertUnreadable(
        file("1,2\n\"3,4\n5,6\n"),
        "line 2: expected comma-separated numbers, found quotes that do not match");
  }

  @Test
  void stops_at_a_line_that_never_ends() throws Exception {
    byte[] bomb = gzip("1".repeat(20_000_000).getBytes(StandardCharsets.UTF_8));
    assertUnreadable(
        write(directory.resolve("x.csv.gz"), bomb),
        "line 1: expected the end of the line within 8388608 characters, found more");
  }

  @Test
  void refuses_a_gzip_stream_that_is_cut_off() throws Exception {
    byte[] stored = gzip("1,2\n3,4\n".repeat(50).getBytes(StandardCharsets.UTF_8));
    byte[] cut = Arrays.copyOf(stored, stored.length - 10);
    assertUnreadable(
        write(directory.resolve("x.csv.gz"), cut),
        "the gzip stream is cut off; the file has " + cut.length + " bytes");
  }

  @Test
  void keeps_what_is_not_finite_for_the_loader_to_report() throws Exception {
    float[] values = read(file("1,nan,-inf\n2,NaN,1e60\n")).values().values();

    assertThat(values[1]).isNaN();
    assertThat(values[2]).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(values[5]).isEqualTo(Float.POSITIVE_INFINITY);
  }
}
