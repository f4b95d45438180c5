package dev.elbow.core.data;

import static dev.elbow.core.data.DataFiles.bytes;
import static dev.elbow.core.data.DataFiles.concat;
import static dev.elbow.core.data.DataFiles.idx;
import static dev.elbow.core.data.DataFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.DataConfig.Source;
import dev.elbow.core.data.DataConfig.SplitSize;
import dev.elbow.core.data.DataConfig.SplitSize.Count;
import dev.elbow.core.data.DataConfig.SplitSize.Share;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLoaderTest {
  @TempDir Path directory;
  private DataLoader loader;

  @BeforeEach
  void createLoader() {
    loader = new DataLoader(new DatasetLocations(List.of(directory)));
  }

  private static final Source DIGITS = new Source.Known(KnownDataset.DIGITS);
  private static final Source MNIST = new Source.Known(KnownDataset.MNIST);

  private static DataConfig config(
      Source source, Binarization binarization, SplitSize validation, SplitSize test) {
    return new DataConfig(source, binarization, validation, test, OptionalInt.empty(), 42);
  }

  /** Ten rows, each holding its own number. */
  private Source tenRows() throws Exception {
    String text = String.join("\n", IntStream.range(0, 10).mapToObj(String::valueOf).toList());
    return DataFiles.source(write(directory.resolve("ten.csv"), text));
  }

  /** Six training images and three test images of one pixel. */
  private void installTinyMnist() throws Exception {
    Path home = Files.createDirectory(directory.resolve("mnist"));
    write(
        home.resolve("train-images-idx3-ubyte"), concat(idx(8, 6, 1, 1), bytes(0, 1, 2, 3, 4, 5)));
    write(
        home.resolve("t10k-images-idx3-ubyte.gz"),
        DataFiles.gzip(concat(idx(8, 3, 1, 1), bytes(250, 251, 252))));
  }

  @Test
  void digits_are_bundled_scaled_and_without_their_labels() throws Exception {
    LoadedData digits =
        loader.load(config(DIGITS, Binarization.NONE, new Count(200), new Count(97)));

    assertThat(digits.splits().train().rows()).isEqualTo(1500);
    assertThat(digits.splits().validation().rows()).isEqualTo(200);
    assertThat(digits.splits().test().orElseThrow().rows()).isEqualTo(97);
    assertThat(digits.splits().shape()).isEqualTo(new ImageShape(8, 8, 1));
    assertThat(max(digits.splits().train())).isEqualTo(1);
    assertThat(digits.provenance().source()).isEqualTo("digits");
    assertThat(digits.provenance().sha256())
        .isEqualTo("46abec6b12486ad9e51943373abcf22bbea1b5a51a1619b361570d8893f1464a");
  }

  private static float max(Matrix matrix) {
    float max = Float.NEGATIVE_INFINITY;
    for (float value : matrix.values()) {
      max = Math.max(max, value);
    }
    return max;
  }

  @Test
  void every_example_goes_into_exactly_one_split() throws Exception {
    Splits splits =
        loader.load(config(tenRows(), Binarization.NONE, new Count(3), new Share(0.25))).splits();

    assertThat(splits.test().orElseThrow().rows()).isEqualTo(2);
    assertThat(splits.validation().rows()).isEqualTo(3);
    assertThat(
            Stream.of(splits.train(), splits.validation(), splits.test().orElseThrow())
                .flatMap(m -> IntStream.range(0, m.rows()).mapToObj(row -> m.get(row, 0))))
        .containsExactlyInAnyOrder(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f);
  }

  @Test
  void a_share_is_rounded_down_but_not_by_a_binary_fraction() throws Exception {
    Splits splits =
        loader.load(config(DIGITS, Binarization.NONE, new Share(0.29), new Share(0.1))).splits();

    assertThat(splits.validation().rows()).isEqualTo(521);
    assertThat(splits.test().orElseThrow().rows()).isEqualTo(179);
  }

  @Test
  void one_seed_gives_the_same_splits_and_another_seed_others() throws Exception {
    DataConfig config = config(DIGITS, Binarization.DYNAMIC, new Count(200), new Count(200));
    DataConfig other =
        new DataConfig(
            DIGITS, Binarization.DYNAMIC, new Count(200), new Count(200), OptionalInt.empty(), 43);

    Splits first = loader.load(config).splits();
    Splits second = loader.load(config).splits();

    assertThat(second.train().values()).isEqualTo(first.train().values());
    assertThat(second.validation().values()).isEqualTo(first.validation().values());
    assertThat(second.test().orElseThrow().values()).isEqualTo(first.test().orElseThrow().values());
    assertThat(loader.load(other).splits().train().values()).isNotEqualTo(first.train().values());
  }

  @Test
  void the_splits_of_a_seed_never_change() throws Exception {
    Splits splits =
        loader.load(config(tenRows(), Binarization.NONE, new Count(3), new Count(2))).splits();

    assertThat(splits.test().orElseThrow().values()).containsExactly(5, 0);
    assertThat(splits.validation().values()).containsExactly(2, 8, 6);
  }

  @Test
  void a_limit_shortens_training_and_leaves_the_other_splits() throws Exception {
    Source rows = tenRows();
    Splits all = loader.load(config(rows, Binarization.NONE, new Count(3), new Count(2))).splits();
    Splits limited =
        loader
            .load(
                new DataConfig(
                    rows, Binarization.NONE, new Count(3), new Count(2), OptionalInt.of(2), 42))
            .splits();

    assertThat(limited.train().values()).containsExactly(all.train().rows(0, 2).values());
    assertThat(limited.validation().values()).isEqualTo(all.validation().values());
  }

  @Test
  void test_examples_come_from_the_data_sets_own_test_part() throws Exception {
    installTinyMnist();
    Splits splits =
        loader.load(config(MNIST, Binarization.NONE, new Count(2), new Count(3))).splits();

    assertThat(splits.train().rows()).isEqualTo(4);
    assertThat(splits.test().orElseThrow().values())
        .containsExactlyInAnyOrder(250 / 255f, 251 / 255f, 252 / 255f);
    assertThat(max(splits.train())).isLessThan(0.1f);
  }

  @Test
  void the_hash_of_two_files_is_that_of_their_sha256sum_lines() throws Exception {
    installTinyMnist();
    Path home = directory.resolve("mnist");
    String lines =
        Sha256.of(Files.readAllBytes(home.resolve("train-images-idx3-ubyte")))
            + "  train-images-idx3-ubyte\n"
            + Sha256.of(Files.readAllBytes(home.resolve("t10k-images-idx3-ubyte.gz")))
            + "  t10k-images-idx3-ubyte.gz\n";

    assertThat(
            loader.load(config(MNIST, Binarization.NONE, new Count(2), new Count(3))).provenance())
        .isEqualTo(new Provenance("mnist", Sha256.of(lines)));
  }

  @Test
  void no_test_split_is_made_where_none_is_asked_for() throws Exception {
    installTinyMnist();

    assertThat(
            loader
                .load(config(MNIST, Binarization.NONE, new Count(2), new Count(0)))
                .splits()
                .test())
        .isEmpty();
  }

  @Test
  void threshold_turns_a_half_into_one_in_every_split() throws Exception {
    Source rows =
        DataFiles.source(write(directory.resolve("x.csv"), "0.5,0.49\n0.5,0.49\n0.5,0.49\n"));
    Splits splits =
        loader.load(config(rows, Binarization.THRESHOLD, new Count(1), new Count(1))).splits();

    assertThat(splits.train().values()).containsExactly(1, 0);
    assertThat(splits.validation().values()).containsExactly(1, 0);
    assertThat(splits.test().orElseThrow().values()).containsExactly(1, 0);
  }

  @Test
  void dynamic_binarisation_draws_what_is_evaluated_and_leaves_training_as_it_is()
      throws Exception {
    Splits splits =
        loader.load(config(DIGITS, Binarization.DYNAMIC, new Count(500), new Count(500))).splits();
    Splits plain =
        loader.load(config(DIGITS, Binarization.NONE, new Count(500), new Count(500))).splits();

    assertThat(splits.train().values()).isEqualTo(plain.train().values());
    assertThat(distinct(splits.validation())).containsExactly(0, 1);
    assertThat(distinct(splits.test().orElseThrow())).containsExactly(0, 1);
    assertThat(mean(splits.validation())).isCloseTo(mean(plain.validation()), within(0.01));
  }

  private static double[] distinct(Matrix matrix) {
    return IntStream.range(0, matrix.values().length)
        .mapToDouble(i -> matrix.values()[i])
        .distinct()
        .sorted()
        .toArray();
  }

  private static double mean(Matrix matrix) {
    return IntStream.range(0, matrix.values().length)
        .mapToDouble(i -> matrix.values()[i])
        .average()
        .orElseThrow();
  }

  @Test
  void a_scale_of_the_user_replaces_the_natural_one() throws Exception {
    Path file = write(directory.resolve("x.idx"), concat(idx(8, 2, 1), bytes(10, 10)));
    Source source = new Source.File(file, Optional.empty(), Optional.of(20.0), OptionalInt.empty());

    assertThat(
            loader
                .load(config(source, Binarization.NONE, new Count(1), new Count(0)))
                .splits()
                .train()
                .values())
        .containsExactly(0.5f);
  }

  @Test
  void refuses_a_scale_of_zero() throws Exception {
    Path file = write(directory.resolve("x.csv"), "1\n2\n");

    assertRefused(
        config(
            new Source.File(file, Optional.empty(), Optional.of(0.0), OptionalInt.empty()),
            Binarization.NONE,
            new Count(1),
            new Count(0)),
        file + ": expected a positive `scale`, found 0.0");
  }

  @Test
  void refuses_a_shape_that_does_not_fit_the_rows() throws Exception {
    Path file = write(directory.resolve("x.csv"), "1,2\n2,3\n");
    ImageShape shape = new ImageShape(2, 2, 1);

    assertRefused(
        config(
            new Source.File(file, Optional.of(shape), Optional.empty(), OptionalInt.empty()),
            Binarization.NONE,
            new Count(1),
            new Count(0)),
        file + ": expected 4 values per example for the shape 2 x 2, found 2");
  }

  @Test
  void refuses_nan_and_infinity_and_names_the_line() throws Exception {
    Path nan = write(directory.resolve("nan.csv"), "a,b\n1,2\n3,NaN\n");
    Path infinite = write(directory.resolve("inf.csv"), "1,2\n1e60,4\n");

    assertRefused(
        config(DataFiles.source(nan), Binarization.NONE, new Count(1), new Count(0)),
        nan + ": line 3, column 2: expected a finite number, found NaN");
    assertRefused(
        config(DataFiles.source(infinite), Binarization.NONE, new Count(1), new Count(0)),
        infinite
            + ": line 2, column 1: expected a finite number, found a number that is infinite or"
            + " beyond a float's range");
  }

  @Test
  void refuses_to_binarise_values_outside_the_unit_interval() throws Exception {
    Path file = write(directory.resolve("x.csv"), "1,0.5\n-0.25,1\n");
    for (Binarization binarization : List.of(Binarization.THRESHOLD, Binarization.DYNAMIC)) {
      assertRefused(
          config(DataFiles.source(file), binarization, new Count(1), new Count(0)),
          file
              + ": line 2, column 1: expected a value between 0 and 1 to binarise, found -0.25"
              + " after scaling; set `scale`, or `binarize: none`");
    }
  }

  @Test
  void refuses_splits_that_leave_too_little_to_train_on() throws Exception {
    Source rows = tenRows();
    String name = directory.resolve("ten.csv").toString();

    assertRefused(
        config(rows, Binarization.NONE, new Count(8), new Count(2)),
        name
            + ": expected 1 training example besides 8 for validation and 2 for test, found 10"
            + " examples");
    assertRefused(
        new DataConfig(rows, Binarization.NONE, new Count(2), new Count(0), OptionalInt.of(9), 1),
        name + ": expected 9 training examples besides 2 for validation, found 10 examples");
    assertRefused(
        config(rows, Binarization.NONE, new Share(0.01), new Count(0)),
        name
            + ": expected at least 1 validation example, found a validation split of 0 out of"
            + " 10 examples");
  }

  @Test
  void refuses_more_test_examples_than_the_test_part_has() throws Exception {
    installTinyMnist();

    assertRefused(
        config(MNIST, Binarization.NONE, new Count(1), new Count(4)),
        "mnist: expected 4 test examples, found 3 in its test part");
  }

  @Test
  void says_where_it_looked_for_a_data_set_and_how_to_get_it() {
    assertRefused(
        config(
            new Source.Known(KnownDataset.FASHION_MNIST),
            Binarization.NONE,
            new Count(1),
            new Count(0)),
        "fashion-mnist: expected train-images-idx3-ubyte.gz and t10k-images-idx3-ubyte.gz in "
            + directory.resolve("fashion-mnist")
            + ", found neither there; get them with `elbow data get fashion-mnist`, or install the"
            + " Debian package dataset-fashion-mnist");
  }

  private void assertRefused(DataConfig config, String message) {
    assertThatThrownBy(() -> loader.load(config))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }
}
