package dev.elbow.runner.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.insight.PartialDependence.Point;
import dev.elbow.runner.search.encoding.SpaceEncoding;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Comparison;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SweepInsightTest {
  private static final SearchSpace CUBE3 = cube(3);
  private static final Choice FIXED = words("optimizer", "adam");
  private static final SearchSpace MIXED =
      new SearchSpace(
          List.of(
              new IntRange(
                  "latent_size", 1, 32, Scale.LINEAR, OptionalInt.empty(), Optional.empty()),
              range("learning_rate", 1e-4, 1e-2, Scale.LOG, Optional.empty()),
              words("activation", "relu", "tanh", "elu"),
              FIXED,
              range(
                  "dropout",
                  0,
                  0.3,
                  Scale.LINEAR,
                  Optional.of(
                      new Condition("latent_size", Comparison.GREATER, new Value.Whole(16))))));

  @Test
  void finds_the_indices_of_ishigamis_function_from_a_hundred_trials() {
    Insight.Found found = found(CUBE3, trials(CUBE3, 100, 1, SweepInsightTest::ishigami));

    Offset<Double> tolerance = Offset.offset(0.06); // twice the worst of three seeds
    assertThat(found.explained().orElseThrow()).isGreaterThan(0.9);
    assertThat(importance(found, "x0").main()).isCloseTo(0.3139, tolerance);
    assertThat(importance(found, "x0").total()).isCloseTo(0.5576, tolerance);
    assertThat(importance(found, "x1").main()).isCloseTo(0.4424, tolerance);
    assertThat(importance(found, "x1").interactions()).isCloseTo(0, tolerance);
    assertThat(importance(found, "x2").main()).isCloseTo(0, tolerance);
    assertThat(importance(found, "x2").total()).isCloseTo(0.2437, tolerance);
    assertThat(found.importances())
        .extracting(ParameterImportance::parameter)
        .containsExactly("x0", "x1", "x2");
  }

  /** On its log scale a number does not always come back as itself: 1 of 0.05 to 2 does not. */
  @Test
  void a_condition_that_just_holds_in_a_trial_is_no_obstacle() {
    SearchSpace space =
        new SearchSpace(
            List.of(
                range("beta", 0.05, 2, Scale.LOG, Optional.empty()),
                range(
                    "dropout",
                    0,
                    0.3,
                    Scale.LINEAR,
                    Optional.of(new Condition("beta", Comparison.AT_LEAST, new Value.Whole(1))))));
    List<Response> trials = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Value dropout = new Value.Real(0.025 * i);
      trials.add(
          new Response(new Assignment(Map.of("beta", new Value.Real(1), "dropout", dropout)), i));
    }
    for (int i = 0; i < 12; i++) {
      trials.add(new Response(new Assignment(Map.of("beta", new Value.Real(0.06 + 0.07 * i))), -i));
    }

    Insight.Found found = found(space, trials);

    assertThat(found.dependences())
        .extracting(PartialDependence::parameter)
        .containsExactlyInAnyOrder("beta", "dropout");
  }

  @Test
  void finds_what_counts_in_forty_noisy_trials_and_that_the_rest_does_not() {
    SearchSpace space = cube(5);
    Random noise = new Random(1);
    Insight.Found found =
        found(
            space,
            trials(space, 40, 1, a -> 3 * x(a, 0) - 4 * x(a, 1) + 0.3 * noise.nextGaussian()));

    Offset<Double> tolerance = Offset.offset(0.12);
    assertThat(importance(found, "x0").main()).isCloseTo(9 / 25.0, tolerance);
    assertThat(importance(found, "x1").main()).isCloseTo(16 / 25.0, tolerance);
    for (String other : List.of("x2", "x3", "x4")) {
      assertThat(importance(found, other).total()).as(other).isLessThan(0.1);
    }
  }

  /**
   * The two that count for themselves have variances 4/12 and 1/6. Dropout adds A (u − 1/2) 3 where
   * A says whether it is active, as it is in half of the space: a main effect of 3²/4/12, a total
   * of 3²/2/12, and the latent size has no main effect and a total of 3²/4/12.
   */
  @Test
  void takes_scales_words_and_conditions_for_what_they_are() {
    Insight.Found found = found(MIXED, trials(MIXED, 150, 1, SweepInsightTest::mixed));

    double variance = 4 / 12.0 + 1 / 6.0 + 9 / 24.0;
    Offset<Double> tolerance = Offset.offset(0.06);
    assertThat(importance(found, "learning_rate").main()).isCloseTo(4 / 12.0 / variance, tolerance);
    assertThat(importance(found, "activation").main()).isCloseTo(1 / 6.0 / variance, tolerance);
    assertThat(importance(found, "dropout").main()).isCloseTo(9 / 48.0 / variance, tolerance);
    assertThat(importance(found, "dropout").total()).isCloseTo(9 / 24.0 / variance, tolerance);
    assertThat(importance(found, "latent_size").main()).isCloseTo(0, tolerance);
    assertThat(importance(found, "latent_size").total()).isCloseTo(9 / 48.0 / variance, tolerance);
    assertThat(found.importances())
        .extracting(ParameterImportance::parameter)
        .doesNotContain("optimizer");
  }

  /** Where it stands the surrogate is wrong, so that single sweeps may be off by more. */
  @Test
  void a_trial_that_went_wrong_does_not_decide_what_matters() {
    for (boolean maximised : List.of(true, false)) {
      double[] first = new double[6];
      double[] second = new double[6];
      for (int sweep = 0; sweep < first.length; sweep++) {
        Insight.Found found = withOneWrong(sweep + 1, maximised);
        first[sweep] = importance(found, "x0").main();
        second[sweep] = importance(found, "x1").main();
      }

      assertThat(new Median().evaluate(first)).isCloseTo(9 / 25.0, Offset.offset(0.1));
      assertThat(new Median().evaluate(second)).isCloseTo(16 / 25.0, Offset.offset(0.1));
    }
  }

  private static Insight.Found withOneWrong(long seed, boolean maximised) {
    int sign = maximised ? 1 : -1;
    List<Response> trials =
        new ArrayList<>(trials(CUBE3, 40, seed, a -> sign * (3 * x(a, 0) - 4 * x(a, 1))));
    trials.set(0, new Response(trials.get(0).assignment(), sign * -1e6));
    return (Insight.Found) SweepInsight.of(CUBE3, trials, maximised);
  }

  @Test
  void a_search_that_stays_near_the_best_does_not_hide_what_the_rest_of_the_space_is_like() {
    SearchSpace space = cube(2);
    ToDoubleFunction<Assignment> hill = a -> -25 * square(x(a, 0) - 0.7) - square(x(a, 1) - 0.3);
    List<Response> trials = new ArrayList<>(trials(space, 15, 1, hill));
    Random random = new Random(2);
    for (int i = 0; i < 45; i++) {
      Assignment near =
          SpaceEncoding.of(space)
              .decode(
                  new double[] {
                    0.7 + 0.02 * random.nextGaussian(), 0.3 + 0.02 * random.nextGaussian()
                  });
      trials.add(new Response(near, hill.applyAsDouble(near)));
    }
    Insight.Found found = found(space, trials);

    assertThat(importance(found, "x0").main()).isGreaterThan(0.9);
    assertThat(dependence(found, "x0").points().get(0).mean())
        .isLessThan(-2); // −12 in truth, −0.8 if all trials counted alike
  }

  @Test
  void noise_is_called_noise() {
    Random noise = new Random(2);
    Insight insight = SweepInsight.of(CUBE3, trials(CUBE3, 40, 1, a -> noise.nextGaussian()), true);

    assertThat(insight).isInstanceOf(Insight.Missing.class);
    assertThat(insight.explained().orElseThrow()).isLessThan(0.2);
    assertThat(((Insight.Missing) insight).reason())
        .contains("do not explain", "40 trials", "R² = −");
  }

  @Test
  void says_what_is_missing_where_there_is_nothing_to_fit() {
    assertThat(reason(CUBE3, trials(CUBE3, 9, 1, a -> x(a, 0))))
        .contains("9 with a value of the objective, of 10 at least");
    assertThat(reason(CUBE3, trials(CUBE3, 12, 1, a -> 1))).contains("same in all trials");
    assertThat(reason(new SearchSpace(List.of(FIXED)), List.of())).contains("varies no parameter");
  }

  @Test
  void dependences_follow_the_function_within_their_bands_on_the_parameters_own_scale() {
    Insight.Found found = found(MIXED, trials(MIXED, 150, 1, SweepInsightTest::mixed));
    PartialDependence rate = dependence(found, "learning_rate");

    assertThat(rate.points().get(0).at()).isEqualTo(new Value.Real(1e-4));
    assertThat(rate.points().get(rate.points().size() - 1).at()).isEqualTo(new Value.Real(1e-2));
    assertThat(rate.points()).isSortedAccordingTo(Comparator.comparing(Point::at));
    double offset = rate.points().get(0).mean();
    for (Point point : rate.points()) {
      double truth = offset + 2 * logCoordinate(point.at().asNumber());
      assertThat(point.mean()).isCloseTo(truth, Offset.offset(0.1));
      assertThat(point.low()).isLessThan(point.mean());
      assertThat(point.high()).isGreaterThan(point.mean());
    }
    assertThat(dependence(found, "activation").points())
        .extracting(point -> point.at().text())
        .containsExactly("relu", "tanh", "elu");
    assertThat(dependence(found, "latent_size").points())
        .extracting(Point::at)
        .contains(new Value.Whole(2), new Value.Whole(32));
  }

  @Test
  void a_conditional_parameter_is_averaged_over_the_trials_in_which_it_is_active() {
    Insight.Found found = found(MIXED, trials(MIXED, 150, 1, SweepInsightTest::mixed));
    List<Point> dropout = dependence(found, "dropout").points();

    double rise = dropout.get(dropout.size() - 1).mean() - dropout.get(0).mean();
    assertThat(rise).isCloseTo(3, Offset.offset(0.4)); // 1.5 over all trials
  }

  @Test
  void the_two_most_important_are_shown_together() {
    Insight.Found found = found(CUBE3, trials(CUBE3, 40, 1, a -> 3 * x(a, 0) - 4 * x(a, 1)));
    PairDependence pair = found.pair().orElseThrow();

    assertThat(List.of(pair.first(), pair.second())).containsExactly("x1", "x0");
    double across = pair.mean().get(14).get(0) - pair.mean().get(0).get(0);
    double along = pair.mean().get(0).get(14) - pair.mean().get(0).get(0);
    assertThat(across).isCloseTo(-4, Offset.offset(0.2));
    assertThat(along).isCloseTo(3, Offset.offset(0.2));
  }

  @Test
  void the_same_trials_give_the_same_numbers_also_of_more_than_are_fitted_to() {
    List<Response> trials = trials(CUBE3, 400, 1, SweepInsightTest::ishigami);
    Insight first = SweepInsight.of(CUBE3, trials, true);

    assertThat(first).isEqualTo(SweepInsight.of(CUBE3, List.copyOf(trials), true));
    assertThat(first.trials()).isEqualTo(200);
    assertThat(first.explained().orElseThrow()).isGreaterThan(0.95);
  }

  private static Insight.Found found(SearchSpace space, List<Response> responses) {
    Insight insight = SweepInsight.of(space, responses, true);
    assertThat(insight).isInstanceOf(Insight.Found.class);
    return (Insight.Found) insight;
  }

  private static ParameterImportance importance(Insight.Found found, String name) {
    return found.importances().stream()
        .filter(importance -> importance.parameter().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Response> trials(
      SearchSpace space, int count, long seed, ToDoubleFunction<Assignment> objective) {
    SpaceEncoding encoding = SpaceEncoding.of(space);
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> random.doubles(encoding.dimensions()).toArray())
        .map(encoding::decode)
        .map(assignment -> new Response(assignment, objective.applyAsDouble(assignment)))
        .toList();
  }

  private static SearchSpace cube(int dimensions) {
    return new SearchSpace(
        IntStream.range(0, dimensions)
            .mapToObj(i -> range("x" + i, 0, 1, Scale.LINEAR, Optional.empty()))
            .map(range -> (dev.elbow.runner.space.Parameter) range)
            .toList());
  }

  private static FloatRange range(
      String name, double min, double max, Scale scale, Optional<Condition> when) {
    return new FloatRange(name, min, max, scale, OptionalInt.empty(), when);
  }

  private static double x(Assignment assignment, int i) {
    return assignment.get("x" + i).orElseThrow().asNumber();
  }

  private static double ishigami(Assignment a) {
    return SobolIndicesTest.ishigami(new double[] {x(a, 0), x(a, 1), x(a, 2)});
  }

  private static Choice words(String name, String... words) {
    return new Choice(
        name,
        Arrays.stream(words).map(word -> (Value) new Value.Text(word)).toList(),
        Optional.empty());
  }

  private static double mixed(Assignment a) {
    double rate = logCoordinate(a.get("learning_rate").orElseThrow().asNumber());
    double activation =
        switch (a.get("activation").orElseThrow().text()) {
          case "relu" -> 0;
          case "tanh" -> 1;
          default -> 0.5;
        };
    double dropout = a.get("dropout").map(value -> 3 * (value.asNumber() / 0.3 - 0.5)).orElse(0.0);
    return 2 * rate + activation + dropout;
  }

  private static double logCoordinate(double learningRate) {
    return Math.log(learningRate / 1e-4) / Math.log(100);
  }

  private static String reason(SearchSpace space, List<Response> trials) {
    return ((Insight.Missing) SweepInsight.of(space, trials, true)).reason();
  }

  private static PartialDependence dependence(Insight.Found found, String name) {
    return found.dependences().stream()
        .filter(dependence -> dependence.parameter().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double square(double x) {
    return x * x;
  }
}
