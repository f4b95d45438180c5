package dev.elbow.reports.stats;

import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The feasible trials for which no other has both a lower or equal rate and a lower or equal
 * distortion, one of them strictly.
 *
 * @param points by ascending rate, hence descending distortion
 */
public record ParetoFront(List<Point> points) {

  /**
   * A trial in the rate-distortion plane, in nats.
   *
   * @param row the trial's place in the report
   */
  public record Point(int row, double rateNats, double distortionNats) {}

  public ParetoFront {
    points = List.copyOf(points);
  }

  /** The front of the ranked trials; empty if the report has no rate or no distortion. */
  public static ParetoFront of(SweepReport report, Ranking ranking) {
    OptionalInt rate = report.metricIndex("valid_rate");
    OptionalInt distortion = report.metricIndex("valid_distortion");
    if (rate.isEmpty() || distortion.isEmpty()) {
      return new ParetoFront(List.of());
    }
    List<Point> points = new ArrayList<>();
    for (Scored scored : ranking.trials()) {
      TrialRow trial = scored.trial();
      double rateNats = trial.metrics().get(rate.getAsInt()).orElse(Double.NaN);
      double distortionNats = trial.metrics().get(distortion.getAsInt()).orElse(Double.NaN);
      if (trial.feasibility().isFeasible() && Double.isFinite(rateNats + distortionNats)) {
        points.add(new Point(scored.row(), rateNats, distortionNats));
      }
    }
    return new ParetoFront(nonDominated(points));
  }

  private static List<Point> nonDominated(List<Point> points) {
    List<Point> byRate = new ArrayList<>(points);
    byRate.sort(
        Comparator.comparingDouble(Point::rateNats)
            .thenComparingDouble(Point::distortionNats)
            .thenComparingInt(Point::row));
    List<Point> front = new ArrayList<>();
    double lowest = Double.POSITIVE_INFINITY;
    for (Point point : byRate) {
      if (point.distortionNats() < lowest) {
        lowest = point.distortionNats();
        front.add(point);
      }
    }
    return front;
  }
}
