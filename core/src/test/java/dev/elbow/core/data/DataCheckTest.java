package dev.elbow.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.DataConfig.Source;
import dev.elbow.core.data.DataConfig.SplitSize.Count;
import dev.elbow.core.data.DataReport.Finding;
import dev.elbow.core.data.DataReport.Severity;
import dev.elbow.core.data.DataReport.SplitCounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckTest {
  @TempDir Path directory;

  private DataReport check(String csv, Binarization binarization) throws Exception {
    Path file = DataFiles.write(directory.resolve("x.csv"), csv);
    return check(DataFiles.source(file), binarization, 1, 1);
  }

  private DataReport check(Source source, Binarization binarization, int validation, int test)
      throws DataException {
    DataLoader loader = new DataLoader(new DatasetLocations(List.of(directory)));
    return new DataCheck(loader)
        .check(
            new DataConfig(
                source,
                binarization,
                new Count(validation),
                new Count(test),
                OptionalInt.empty(),
                42));
  }

  private String path() {
    return directory.resolve("x.csv").toString();
  }

  @Test
  void findings_stand_with_errors_first() throws Exception {
    DataReport report = check("0,1\n1,0\n1,1\n0,0\n", Binarization.NONE);
    Finding warning = new Finding(Severity.WARNING, "may mislead");
    Finding error = new Finding(Severity.ERROR, "cannot be trained on");
    DataReport reported =
        new DataReport(
            report.provenance(),
            report.shape(),
            report.splits(),
            report.values(),
            report.stored(),
            report.modelled(),
            0,
            0,
            0,
            0,
            List.of(warning, error));
    assertThat(reported.findings()).containsExactly(error, warning);
  }

  @Test
  void digits_are_sound() throws Exception {
    DataReport report =
        check(new Source.Known(KnownDataset.DIGITS), Binarization.THRESHOLD, 200, 97);

    assertThat(report.hasErrors()).isFalse();
    assertThat(report.findings()).isEmpty();
    assertThat(report.shape()).isEqualTo(new ImageShape(8, 8, 1));
    assertThat(report.splits()).isEqualTo(new SplitCounts(1500, 200, 97));
    assertThat(report.values().min()).isEqualTo(0);
    assertThat(report.values().max()).isEqualTo(1);
    assertThat(report.values().mean()).isCloseTo(0.30526, within(1e-4));
    assertThat(report.stored()).isEqualTo(ValueKind.UNIT_INTERVAL);
    assertThat(report.modelled()).isEqualTo(ValueKind.BITS);
    assertThat(report.constantColumns()).isEqualTo(3);
    assertThat(report.duplicateTrainingRows()).isZero();
    assertThat(report.provenance().sha256()).hasSize(64);
  }

  @Test
  void tells_bits_from_fractions_from_other_numbers() throws Exception {
    assertThat(check("0,1\n1,0\n1,1\n", Binarization.NONE).modelled()).isEqualTo(ValueKind.BITS);
    assertThat(check("0,1\n1,0.5\n1,1\n", Binarization.NONE).modelled())
        .isEqualTo(ValueKind.UNIT_INTERVAL);
    assertThat(check("0,1\n1,2\n1,1\n", Binarization.NONE).modelled()).isEqualTo(ValueKind.REAL);
    assertThat(check("0,1\n1,0.5\n1,1\n", Binarization.DYNAMIC).modelled())
        .isEqualTo(ValueKind.BITS);
  }

  @Test
  void counts_all_values_that_are_not_finite_and_names_the_first() throws Exception {
    DataReport report = check("1,2\n3,nan\ninf,nan\n-1,5\n", Binarization.NONE);

    assertThat(report.hasErrors()).isTrue();
    assertThat(report.values().nanCount()).isEqualTo(2);
    assertThat(report.values().infiniteCount()).isEqualTo(1);
    assertThat(report.values().min()).isEqualTo(-1);
    assertThat(report.findings().get(0))
        .isEqualTo(
            new Finding(
                Severity.ERROR,
                path()
                    + ": line 2, column 2: expected a finite number, found NaN; in all 2 NaN and"
                    + " 1 infinite values"));
  }

  @Test
  void values_that_cannot_be_binarised_are_an_error() throws Exception {
    DataReport report = check("1,0\n0.5,3\n0,1\n", Binarization.THRESHOLD);

    assertThat(report.findings())
        .contains(
            new Finding(
                Severity.ERROR,
                path()
                    + ": line 2, column 2: expected a value between 0 and 1 to binarise, found 3.0"
                    + " after scaling; set `scale`, or `binarize: none`"));
  }

  @Test
  void warns_of_constant_columns() throws Exception {
    DataReport report = check("1,7\n2,7\n3,7\n4,7\n", Binarization.NONE);

    assertThat(report.constantColumns()).isEqualTo(1);
    assertThat(report.findings())
        .containsExactly(new Finding(Severity.WARNING, "1 of 2 columns never vary in training"));
  }

  @Test
  void warns_of_duplicates_and_of_rows_shared_between_splits() throws Exception {
    DataReport report = check("1,2\n1,2\n1,2\n1,2\n5,6\n5,6\n5,6\n5,6\n", Binarization.NONE);

    assertThat(report.duplicateTrainingRows()).isEqualTo(4);
    assertThat(report.validationRowsInTraining()).isEqualTo(1);
    assertThat(report.testRowsInTraining()).isEqualTo(1);
    assertThat(report.findings())
        .extracting(Finding::message)
        .containsExactly(
            "4 of 6 training examples equal an earlier one",
            "1 of 1 validation examples are also training examples",
            "1 of 1 test examples are also training examples");
  }

  @Test
  void rows_that_become_equal_by_binarisation_only_are_no_duplicates() throws Exception {
    DataReport report = check("1,0.9\n1,0.8\n0.9,1\n0.8,1\n", Binarization.THRESHOLD);

    assertThat(report.duplicateTrainingRows()).isZero();
    assertThat(report.validationRowsInTraining()).isZero();
  }

  @Test
  void rows_with_the_same_hash_are_compared() throws Exception {
    float a = Float.intBitsToFloat(Float.floatToIntBits(1f) + 1);
    float b = Float.intBitsToFloat(Float.floatToIntBits(1f) - 31);
    Matrix collision = new Matrix(new float[] {1f, 1f, a, b}, 2, 2);

    assertThat(new RowIndex(collision).duplicates()).isZero();
    assertThat(new RowIndex(collision).countShared(collision)).isEqualTo(2);
  }

  @Test
  void identical_examples_are_an_error() throws Exception {
    assertThat(check("1,0\n1,0\n1,0\n1,0\n", Binarization.NONE).findings())
        .contains(new Finding(Severity.ERROR, path() + ": all training examples are the same"));
  }

  @Test
  void warns_if_the_threshold_leaves_nothing() throws Exception {
    Path file = DataFiles.write(directory.resolve("x.csv"), "1,0\n0,1\n1,1\n0,0\n");
    Source bytes = new Source.File(file, Optional.empty(), Optional.of(256.0), OptionalInt.empty());

    assertThat(check(bytes, Binarization.THRESHOLD, 1, 0).findings())
        .extracting(Finding::message)
        .contains(
            "no value reaches the threshold 0.5 (the greatest is 0.00390625), so every bit is 0;"
                + " does `scale` fit?");
  }

  @Test
  void a_missing_file_is_an_exception() {
    assertThatThrownBy(
            () -> check(DataFiles.source(directory.resolve("no.csv")), Binarization.NONE, 1, 0))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("no.csv: no such file or directory");
  }
}
