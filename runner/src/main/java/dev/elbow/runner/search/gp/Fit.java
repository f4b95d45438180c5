package dev.elbow.runner.search.gp;

import dev.elbow.runner.search.gp.BoundedMinimiser.Minimum;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The search for the most probable parameters. The density has several peaks: from a few fixed
 * starts some steps are made, and the most promising of them are followed.
 */
final class Fit {
  private static final double TOLERANCE = 0.01;
  private static final int FIRST_EVALUATIONS = 10;
  private static final int FOLLOWED = 2;

  private record Start(double joint, double additive, double lengthFactor, double noise) {}

  /** A smooth response, a noisy one, a mostly additive one, one of interactions. */
  private static final List<Start> STARTS =
      List.of(
          new Start(0.5, 0.5, 1, 1e-4),
          new Start(0.5, 0.5, 0.6, 0.1),
          new Start(0.05, 5, 0.8, 1e-4),
          new Start(2, 0.1, 0.7, 1e-3));

  private final ParameterVector parameters;
  private final LogPosterior posterior;

  private Fit(ParameterVector parameters, LogPosterior posterior) {
    this.parameters = parameters;
    this.posterior = posterior;
  }

  static FittedParameters of(TrainingData data, FitOptions options) {
    TrainingData used = data.size() <= options.maxPoints() ? data : thinned(data, options);
    ParameterVector parameters = ParameterVector.of(data.groups().count(), options.warped());
    OutputWarp standardisation = OutputWarp.standardising(data.values());
    LogPosterior posterior = new LogPosterior(used, parameters, standardisation);
    Minimum best = new Fit(parameters, posterior).best(options.evaluations());
    return new FittedParameters(best.point(), standardisation);
  }

  private Minimum best(int evaluations) {
    Comparator<Minimum> best = Comparator.comparingDouble(Minimum::value);
    return STARTS.stream()
        .map(this::point)
        .map(start -> minimum(start, FIRST_EVALUATIONS))
        .sorted(best)
        .limit(FOLLOWED)
        .map(begun -> minimum(begun.point(), evaluations))
        .min(best)
        .orElseThrow();
  }

  private double[] point(Start start) {
    return parameters.start(start.joint(), start.additive(), start.lengthFactor(), start.noise());
  }

  private Minimum minimum(double[] start, int evaluations) {
    return new BoundedMinimiser(parameters.min(), parameters.max(), evaluations, TOLERANCE)
        .minimise(posterior, start);
  }

  private static TrainingData thinned(TrainingData data, FitOptions options) {
    int count = options.maxPoints();
    return data.subset(
        IntStream.range(0, count).map(i -> (int) ((long) i * data.size() / count)).toArray());
  }
}
