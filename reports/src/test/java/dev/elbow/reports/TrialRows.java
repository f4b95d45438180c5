package dev.elbow.reports;

import dev.elbow.reports.model.Feasibility;
import dev.elbow.reports.model.MetricColumn;
import dev.elbow.reports.model.MetricColumn.Better;
import dev.elbow.reports.model.MetricColumn.Group;
import dev.elbow.reports.model.MetricColumn.Unit;
import dev.elbow.reports.model.Objective;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.model.TrialState;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Small reports with four metrics: L64, its standard error, rate and distortion. */
public final class TrialRows {
  private TrialRows() {}

  /** A completed trial; NaN stands for a metric that was not measured. */
  public static TrialRow ended(int number, double... metrics) {
    return row(number, TrialState.COMPLETED, Feasibility.FEASIBLE, metrics);
  }

  /** A completed trial that breaks {@code active_units >= 8}. */
  public static TrialRow infeasible(int number, double violation, double... metrics) {
    return row(
        number,
        TrialState.COMPLETED,
        new Feasibility(violation, List.of("active_units >= 8")),
        metrics);
  }

  public static TrialRow row(
      int number, TrialState state, Feasibility feasibility, double... metrics) {
    return new TrialRow(
        number,
        state,
        "",
        List.of(),
        Arrays.stream(metrics)
            .mapToObj(
                value -> Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value))
            .toList(),
        OptionalDouble.empty(),
        Optional.of(DemoSweep.START.plusSeconds(number)),
        "",
        feasibility,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  public static SweepReport report(TrialRow... trials) {
    return report(Objective.Goal.MAXIMIZE, trials);
  }

  public static SweepReport report(Objective.Goal goal, TrialRow... trials) {
    return new SweepReport(
        DemoSweep.header("small", Duration.ofMinutes(1)),
        new Objective("valid_iwae64", goal),
        List.of(),
        List.of(),
        List.of(
            new MetricColumn(
                "valid_iwae64", "Validation L64", Unit.NATS, Better.HIGHER, Group.BOUNDS, true),
            new MetricColumn(
                "valid_iwae64_se",
                "Its standard error",
                Unit.NATS,
                Better.NEITHER,
                Group.BOUNDS,
                true),
            new MetricColumn("valid_rate", "Rate", Unit.NATS, Better.NEITHER, Group.BOUNDS, true),
            new MetricColumn(
                "valid_distortion", "Distortion", Unit.NATS, Better.LOWER, Group.BOUNDS, true)),
        List.of(trials),
        List.of());
  }
}
