package dev.elbow.runner.search.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Comparison;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.space.Value.Real;
import dev.elbow.runner.space.Value.Text;
import dev.elbow.runner.space.Value.Whole;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpaceEncodingTest {
  private static final Parameter RATE = real("rate", 1e-4, 1e-2, Scale.LOG);
  private static final Parameter LATENTS = whole("latents", 1, 64, Scale.LOG);
  private static final Parameter WORD = words("optimizer", "adam", "sgd", "rmsprop");
  private static final Parameter BATCH = numbers("batch", 256, 64, 128);
  private static final Parameter FIXED = numbers("epochs", 30);
  private static final Parameter DROPOUT =
      new FloatRange(
          "dropout",
          0,
          0.4,
          Scale.LINEAR,
          OptionalInt.empty(),
          Optional.of(new Condition("latents", Comparison.GREATER, new Whole(16))));

  private static final SpaceEncoding ENCODING =
      encoding(RATE, FIXED, LATENTS, WORD, BATCH, DROPOUT);

  private static SpaceEncoding encoding(Parameter... parameters) {
    return SpaceEncoding.of(new SearchSpace(List.of(parameters)));
  }

  @Test
  void a_range_of_more_powers_of_ten_than_a_double_has_is_still_a_line() {
    SpaceEncoding encoding = encoding(real("l2", 1e-200, 1e200, Scale.LOG));
    Assignment least = encoding.decode(new double[] {0});
    Assignment middle = encoding.decode(new double[] {0.5});
    Assignment most = encoding.decode(new double[] {1});

    assertThat(middle.get("l2").orElseThrow().asNumber()).isCloseTo(1, offset(1e-9));
    assertThat(encoding.encode(least).orElseThrow()[0]).isCloseTo(0, offset(1e-12));
    assertThat(encoding.encode(middle).orElseThrow()[0]).isCloseTo(0.5, offset(1e-12));
    assertThat(encoding.encode(most).orElseThrow()[0]).isCloseTo(1, offset(1e-12));
  }

  private static Parameter real(String name, double min, double max, Scale scale) {
    return new FloatRange(name, min, max, scale, OptionalInt.empty(), Optional.empty());
  }

  private static Parameter whole(String name, long min, long max, Scale scale) {
    return new IntRange(name, min, max, scale, OptionalInt.empty(), Optional.empty());
  }

  private static Parameter words(String name, String... words) {
    return new Choice(
        name, Arrays.stream(words).map(w -> (Value) new Text(w)).toList(), Optional.empty());
  }

  private static Parameter numbers(String name, long... numbers) {
    return new Choice(
        name,
        Arrays.stream(numbers).mapToObj(n -> (Value) new Whole(n)).toList(),
        Optional.empty());
  }

  private static Assignment assignment(double rate, long latents, String word, long batch) {
    Map<String, Value> values = new HashMap<>();
    values.put("rate", new Real(rate));
    values.put("epochs", new Whole(30));
    values.put("latents", new Whole(latents));
    values.put("optimizer", new Text(word));
    values.put("batch", new Whole(batch));
    return new Assignment(values);
  }

  private static Assignment with(Assignment assignment, String name, Value value) {
    Map<String, Value> values = new HashMap<>(assignment.values());
    values.put(name, value);
    return new Assignment(values);
  }

  @Test
  void a_group_stands_for_each_parameter_with_more_than_one_value() {
    assertThat(ENCODING.searched()).containsExactly(RATE, LATENTS, WORD, BATCH, DROPOUT);
    assertThat(ENCODING.dimensions()).isEqualTo(5);
    assertThat(ENCODING.groups().count()).isEqualTo(5);
    assertThat(ENCODING.groups().coordinates()).isEqualTo(1 + 1 + 3 + 1 + 2);
  }

  @Test
  void scales_are_as_the_parameter_says() {
    double[] point = ENCODING.encode(assignment(1e-3, 8, "sgd", 128)).orElseThrow();
    assertThat(point)
        .containsExactly(new double[] {0.5, 0.5, 0, Math.sqrt(0.5), 0, 0.5, 0.5, 0}, offset(1e-12));
  }

  @Test
  void any_two_words_are_equally_far_apart() {
    double[] adam = ENCODING.encode(assignment(1e-3, 8, "adam", 128)).orElseThrow();
    double[] sgd = ENCODING.encode(assignment(1e-3, 8, "sgd", 128)).orElseThrow();
    double[] rmsprop = ENCODING.encode(assignment(1e-3, 8, "rmsprop", 128)).orElseThrow();
    assertThat(distance(adam, sgd)).isEqualTo(1, offset(1e-12));
    assertThat(distance(adam, rmsprop)).isEqualTo(1, offset(1e-12));
    assertThat(distance(sgd, rmsprop)).isEqualTo(1, offset(1e-12));
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  @Test
  void numbers_of_a_choice_lie_on_the_scale_on_which_they_are_spread_more_evenly() {
    SpaceEncoding encoding = encoding(numbers("log", 1, 10, 100), numbers("linear", 10, 20, 30));
    Map<String, Value> middle = Map.of("log", new Whole(10), "linear", new Whole(20));
    assertThat(encoding.encode(new Assignment(middle)).orElseThrow())
        .containsExactly(new double[] {0.5, 0.5}, offset(1e-12));
  }

  @Test
  void a_point_of_the_cube_and_its_assignment_look_alike_to_a_model() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1000; i++) {
      double[] cube = random.doubles(5).toArray();
      Assignment assignment = ENCODING.decode(cube);
      assertThat(ENCODING.encode(assignment).orElseThrow())
          .containsExactly(ENCODING.embed(cube), offset(1e-12));
      assertThat(ENCODING.decode(ENCODING.cube(assignment)).get("latents"))
          .isEqualTo(assignment.get("latents"));
      assertThat(ENCODING.decode(ENCODING.cube(assignment)).get("optimizer"))
          .isEqualTo(assignment.get("optimizer"));
      assertThat(ENCODING.decode(ENCODING.cube(assignment)).get("batch"))
          .isEqualTo(assignment.get("batch"));
    }
  }

  @Test
  void a_continuous_parameter_follows_the_cube_to_the_last_bit() {
    double[] cube = {0.123456789, 0.99, 0.2, 0.3, 0.987654321};
    double[] point = ENCODING.embed(cube);
    assertThat(point[ENCODING.follows(0)]).isEqualTo(cube[0]);
    assertThat(point[ENCODING.follows(4)]).isEqualTo(cube[4]);
    assertThat(ENCODING.follows(1)).isEqualTo(-1);
  }

  @Test
  void an_inactive_parameter_is_left_out_and_does_not_matter() {
    double[] cube = {0.5, 0.1, 0.2, 0.3, 0.1};
    double[] other = {0.5, 0.1, 0.2, 0.3, 0.9};
    assertThat(ENCODING.decode(cube).get("dropout")).isEmpty();
    assertThat(ENCODING.embed(cube)).isEqualTo(ENCODING.embed(other));
  }

  @Test
  void activity_shows() {
    double[] inactive = ENCODING.embed(new double[] {0.5, 0.1, 0.2, 0.3, 0.5});
    double[] active = ENCODING.embed(new double[] {0.5, 0.9, 0.2, 0.3, 0.5});
    assertThat(inactive[7]).isNotEqualTo(active[7]);
    assertThat(inactive[6]).isEqualTo(active[6]);
  }

  @Test
  void every_whole_number_of_a_linear_range_has_an_equal_share() {
    SpaceEncoding encoding = encoding(whole("n", 3, 7, Scale.LINEAR));
    long[] counts = new long[5];
    for (int i = 0; i < 1000; i++) {
      double[] cube = {(i + 0.5) / 1000};
      counts[(int) encoding.decode(cube).get("n").orElseThrow().asNumber() - 3]++;
    }
    assertThat(counts).containsOnly(200);
  }

  @Test
  void levels_decode_to_every_value() {
    assertThat(
            Arrays.stream(ENCODING.levels(2))
                .mapToObj(
                    u ->
                        ENCODING
                            .decode(new double[] {0, 0, u, 0, 0})
                            .get("optimizer")
                            .orElseThrow()
                            .text()))
        .containsExactly("adam", "sgd", "rmsprop");
    assertThat(
            Arrays.stream(ENCODING.levels(3))
                .mapToObj(
                    u ->
                        ENCODING
                            .decode(new double[] {0, 0, 0, u, 0})
                            .get("batch")
                            .orElseThrow()
                            .text()))
        .containsExactly("64", "128", "256");
    assertThat(ENCODING.levels(0)).isEmpty();
    assertThat(ENCODING.levels(1)).hasSizeBetween(20, 32);
  }

  @Test
  void an_assignment_of_another_space_is_not_encoded() {
    Assignment own = assignment(1e-3, 8, "sgd", 128);
    assertThat(ENCODING.encode(own)).isPresent();
    assertThat(ENCODING.encode(with(own, "optimizer", new Text("lion")))).isEmpty();
    assertThat(ENCODING.encode(with(own, "epochs", new Whole(31)))).isEmpty();
    assertThat(ENCODING.encode(with(own, "latents", new Whole(32)))).as("no dropout").isEmpty();
    assertThat(ENCODING.encode(new Assignment(Map.of()))).isEmpty();
  }

  @Test
  void a_number_from_elsewhere_may_lie_outside_of_its_range() {
    double[] point = ENCODING.encode(assignment(1e-1, 8, "sgd", 512)).orElseThrow();
    assertThat(point[0]).isEqualTo(1.5, offset(1e-12));
    assertThat(point[5]).isEqualTo(1.5, offset(1e-12));
  }

  @Test
  void a_space_without_freedom_has_no_dimensions() {
    SpaceEncoding encoding = encoding(FIXED);
    assertThat(encoding.dimensions()).isZero();
    assertThat(encoding.decode(new double[0]).get("epochs")).contains(new Whole(30));
  }
}
