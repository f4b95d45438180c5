package dev.elbow.reports.html;

import dev.elbow.reports.DemoSweep;
import dev.elbow.reports.model.Feasibility;
import dev.elbow.reports.model.RunState;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.model.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Sweeps that have little to show. */
final class EmptyStates {
  private EmptyStates() {}

  static List<TrialRow> failed(SweepReport report) {
    return report.trials().stream().filter(row -> row.state() == TrialState.FAILED).toList();
  }

  /** One trial in its first epochs, one that waits. */
  static SweepReport running() {
    SweepReport demo = DemoSweep.of(2, 1);
    return DemoSweep.in(
        RunState.GOING_ON,
        DemoSweep.with(
            demo,
            List.of(
                unfinished(demo.trials().get(0), TrialState.RUNNING),
                unfinished(demo.trials().get(1), TrialState.WAITING))));
  }

  /** Finished trials without pictures, curves, KLs or a test split. */
  static SweepReport bare() {
    SweepReport demo = DemoSweep.of(4, 1);
    int test = demo.metricIndex("test_elbo").orElseThrow();
    return DemoSweep.with(demo, demo.trials().stream().map(row -> bare(row, test)).toList());
  }

  private static TrialRow bare(TrialRow row, int test) {
    List<OptionalDouble> metrics = new ArrayList<>(row.metrics());
    metrics.set(test, OptionalDouble.empty());
    return new TrialRow(
        row.number(),
        row.state(),
        row.reason(),
        row.parameters(),
        metrics,
        row.seconds(),
        row.finishedAt(),
        row.device(),
        row.feasibility(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static TrialRow unfinished(TrialRow row, TrialState state) {
    return new TrialRow(
        row.number(),
        state,
        "",
        row.parameters(),
        DemoSweep.absent(),
        OptionalDouble.empty(),
        Optional.empty(),
        "",
        Feasibility.FEASIBLE,
        state == TrialState.RUNNING ? row.curve().subList(0, 3) : List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
