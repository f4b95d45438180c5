package dev.elbow.runner.search.gp;

import dev.elbow.runner.search.gp.BoundedMinimiser.Minimum;
import java.util.List;
import java.util.stream.IntStream;

/** The search for the most probable parameters, from a few fixed starts. */
final class Fit {
  private static final double TOLERANCE = 0.01;

  private Fit() {}

  static FittedParameters of(TrainingData data, FitOptions options) {
    TrainingData used = data.size() <= options.maxPoints() ? data : thinned(data, options);
    ParameterVector parameters = ParameterVector.of(data.groups().count(), options.warped());
    OutputWarp standardisation = OutputWarp.standardising(data.values());
    LogPosterior posterior = new LogPosterior(used, parameters, standardisation);
    BoundedMinimiser minimiser =
        new BoundedMinimiser(parameters.min(), parameters.max(), options.evaluations(), TOLERANCE);
    Minimum best = new Minimum(parameters.start(), Double.POSITIVE_INFINITY);
    for (double[] start :
        List.of(parameters.start(1, 0.5, 1e-4), parameters.start(0.4, 0.5, 1e-2))) {
      Minimum found = minimiser.minimise(posterior, start);
      if (found.value() < best.value()) {
        best = found;
      }
    }
    return new FittedParameters(best.point(), standardisation);
  }

  private static TrainingData thinned(TrainingData data, FitOptions options) {
    int count = options.maxPoints();
    return data.subset(
        IntStream.range(0, count).map(i -> (int) ((long) i * data.size() / count)).toArray());
  }
}
