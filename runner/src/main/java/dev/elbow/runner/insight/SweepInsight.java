package dev.elbow.runner.insight;

import dev.elbow.runner.search.encoding.SpaceEncoding;
import dev.elbow.runner.space.SearchSpace;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Makes an {@link Insight} of a sweep's trials. A surrogate is fitted to them, and the variance of
 * its prediction over the search space is divided among the parameters, each taken to be spread
 * over its range, on its scale, independently of the others (Hutter, Hoos, Leyton-Brown 2014, An
 * efficient approach for assessing hyperparameter importance). So it does not matter how the trials
 * were chosen, as long as they are many and spread enough for the surrogate to be right. Whether
 * they are is said by {@link Insight#explained}.
 */
public final class SweepInsight {
  /** With fewer trials nothing is said: a product default. */
  public static final int FEWEST_TRIALS = 10;

  private static final double LEAST_EXPLAINED = 0.2;
  private static final double LEAST_EXPLAINED_TIMES_TRIALS = 5;

  private static final int CURVES = 8;

  private SweepInsight() {}

  /**
   * @param responses in the order of the trials' numbers
   * @param maximised whether larger values are better
   */
  public static Insight of(SearchSpace space, List<Response> responses, boolean maximised) {
    SpaceEncoding encoding = SpaceEncoding.of(space);
    if (encoding.dimensions() == 0) {
      return missing(responses.size(), "The sweep varies no parameter.");
    }
    Cases cases = Cases.of(encoding, responses, maximised);
    if (cases.size() < FEWEST_TRIALS) {
      return missing(
          cases.size(),
          String.format(
              Locale.ROOT,
              "Too few trials to tell: %d with a value of the objective, of %d at least.",
              cases.size(),
              FEWEST_TRIALS));
    }
    double explained = CrossValidation.explained(encoding, cases.points(), cases.values());
    if (!Double.isFinite(explained)) {
      return missing(cases.size(), "The objective is the same in all trials.");
    }
    return explained < leastExplained(cases.size())
        ? unexplained(cases.size(), explained)
        : found(encoding, cases, explained);
  }

  /**
   * What a surrogate must foretell of the variance to be believed at all. Of values that have
   * nothing to do with the parameters it seems to foretell something by chance, the more the fewer
   * they are: with this bound, in about one case of twenty at 10 trials and in fewer from 20 on.
   */
  private static double leastExplained(int trials) {
    return Math.max(LEAST_EXPLAINED, LEAST_EXPLAINED_TIMES_TRIALS / trials);
  }

  private static Insight missing(int trials, String reason) {
    return new Insight.Missing(trials, OptionalDouble.empty(), reason);
  }

  private static Insight unexplained(int trials, double explained) {
    return new Insight.Missing(
        trials,
        OptionalDouble.of(explained),
        String.format(
            Locale.ROOT,
            "The parameters do not explain how the %d trials differ, as far as a model fitted to"
                + " some of them can tell about the others (R² = %s). More trials may change that.",
            trials,
            String.format(Locale.ROOT, "%.2f", explained).replace('-', '−')));
  }

  private static Insight found(SpaceEncoding encoding, Cases cases, double explained) {
    Surrogate surrogate = Surrogate.fit(encoding, cases.points(), cases.values());
    SobolIndices indices = SobolIndices.of(surrogate::at, encoding.dimensions());
    List<Integer> order =
        IntStream.range(0, encoding.dimensions())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -indices.total()[i]))
            .toList();
    Averages averages = new Averages(encoding, cases, surrogate);
    return new Insight.Found(
        cases.size(),
        OptionalDouble.of(explained),
        order.stream().map(i -> importance(encoding, indices, i)).toList(),
        order.stream()
            .limit(CURVES)
            .map(averages::along)
            .filter(d -> !d.points().isEmpty())
            .toList(),
        order.size() < 2 ? Optional.empty() : pair(averages, order));
  }

  private static Optional<PairDependence> pair(Averages averages, List<Integer> order) {
    return Optional.of(averages.over(order.get(0), order.get(1)))
        .filter(pair -> !pair.mean().isEmpty());
  }

  private static ParameterImportance importance(
      SpaceEncoding encoding, SobolIndices indices, int parameter) {
    return new ParameterImportance(
        encoding.searched().get(parameter).name(),
        indices.main()[parameter],
        indices.total()[parameter]);
  }
}
