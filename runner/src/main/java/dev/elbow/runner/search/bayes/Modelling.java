package dev.elbow.runner.search.bayes;

import dev.elbow.runner.search.gp.CoordinateGroups;
import dev.elbow.runner.search.gp.FitOptions;
import dev.elbow.runner.search.gp.GaussianProcess;
import dev.elbow.runner.search.gp.TrainingData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How models are made of evidence. A failed trial has no loss; that trials fail is learned by a
 * process of its own, on the labels 1 and −1, as a constraint's margin is on its numbers.
 */
record Modelling(CoordinateGroups groups, Evidence evidence) {
  private static final int MOST_POINTS = 300;

  /** So many of the best losses are looked at for the lowest one without its noise. */
  private static final int CONTENDERS = 40;

  /**
   * A failed trial is worse than one without an improvement: it tells little, and too many of them
   * end a sweep. So a region in which trials fail is left for all but very large promises.
   */
  private static final double FAILURE_WEIGHT = 4;

  private static final FitOptions REQUIREMENT = new FitOptions(false, 80, 20);

  /** Models of evidence with at least one measured trial. */
  Models models() {
    GaussianProcess loss = loss();
    return new Models(loss, requirements(), incumbent(loss));
  }

  /** What is believed of the loss. */
  GaussianProcess loss() {
    return GaussianProcess.fit(
        Subset.of(
            data(
                evidence.measured(),
                WorstDrawnIn.losses(values(evidence.measured(), Measurement::loss))),
            MOST_POINTS),
        FitOptions.standard());
  }

  private static double[] values(List<Measurement> trials, ToDoubleFunction<Measurement> value) {
    return trials.stream().mapToDouble(value).toArray();
  }

  private TrainingData data(List<Measurement> trials, double[] values) {
    return TrainingData.of(
        groups, trials.stream().map(Measurement::point).toArray(double[][]::new), values);
  }

  private OptionalDouble incumbent(GaussianProcess loss) {
    return evidence.measured().stream()
        .filter(Measurement::isFeasible)
        .sorted(
            Comparator.comparing(Measurement::complete)
                .reversed()
                .thenComparingDouble(Measurement::loss))
        .limit(CONTENDERS)
        .mapToDouble(trial -> loss.meanWarped(trial.point()))
        .min();
  }

  /** What a trial must reach for its loss to count. */
  List<LogProbability> requirements() {
    List<LogProbability> requirements = new ArrayList<>();
    int constraints =
        evidence.measured().stream().mapToInt(trial -> trial.margins().size()).max().orElse(0);
    for (int c = 0; c < constraints; c++) {
      int constraint = c;
      List<Measurement> known =
          evidence.measured().stream()
              .filter(trial -> constraint < trial.margins().size())
              .filter(trial -> Double.isFinite(trial.margins().get(constraint)))
              .toList();
      if (!known.isEmpty()) {
        double[] margins = values(known, trial -> trial.margins().get(constraint));
        requirements.add(above(data(known, WorstDrawnIn.margins(margins)), 1));
      }
    }
    if (!evidence.failed().isEmpty()) {
      requirements.add(above(labels(), FAILURE_WEIGHT));
    }
    return requirements;
  }

  private static LogProbability above(TrainingData data, double weight) {
    GaussianProcess process = GaussianProcess.fit(Subset.of(data, MOST_POINTS), REQUIREMENT);
    return new LogProbability(process, process.warp(0), weight);
  }

  private TrainingData labels() {
    List<double[]> points =
        new ArrayList<>(evidence.measured().stream().map(Measurement::point).toList());
    points.addAll(evidence.failed());
    int measured = evidence.measured().size();
    double[] labels =
        IntStream.range(0, points.size()).mapToDouble(i -> i < measured ? 1 : -1).toArray();
    return TrainingData.of(groups, points.toArray(double[][]::new), labels);
  }
}
