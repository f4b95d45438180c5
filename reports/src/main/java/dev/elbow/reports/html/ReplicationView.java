package dev.elbow.reports.html;

import dev.elbow.reports.model.MetricColumn;
import dev.elbow.reports.model.Replication;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.text.Numbers;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Settings that were trained again with other seeds.
 *
 * @param row the place of the trial that tried them first
 * @param settings of its parameters
 * @param first the objective of that trial
 * @param mean of the others, without a unit
 * @param runs the others, each with its value
 */
public record ReplicationView(
    int row, int number, String settings, String first, Fact mean, List<Run> runs) {

  /** One training. */
  public record Run(int row, int number, String value) {}

  static List<ReplicationView> of(SweepReport report) {
    return report.findings().replications().stream()
        .map(replication -> of(report, replication))
        .toList();
  }

  private static ReplicationView of(SweepReport report, Replication replication) {
    int row = row(report, replication.trial());
    TrialRow trial = report.trials().get(row);
    List<String> settings =
        Fact.parameters(report, trial).stream()
            .map(fact -> fact.label() + " " + fact.value())
            .toList();
    return new ReplicationView(
        row,
        replication.trial(),
        String.join(", ", settings),
        value(report, trial),
        mean("", replication, report.metrics().get(report.objectiveIndex())),
        replication.runs().stream().map(number -> run(report, number)).toList());
  }

  /** The mean of the replicates, said to be one after the label. */
  static Fact mean(String label, Replication replication, MetricColumn metric) {
    OptionalDouble error = replication.standardError();
    return new Fact(
        label + ", mean of " + replication.measured(),
        Numbers.metric(replication.mean().orElse(Double.NaN), metric.unit()),
        error.isPresent() ? Numbers.error(error.getAsDouble(), metric.unit()) : "",
        Fact.unit(metric));
  }

  private static Run run(SweepReport report, int number) {
    int row = row(report, number);
    return new Run(row, number, value(report, report.trials().get(row)));
  }

  /** The objective, or what became of the trial. */
  private static String value(SweepReport report, TrialRow trial) {
    String value = Fact.metric(report, trial, report.objectiveIndex()).value();
    return value.equals(Numbers.ABSENT) ? trial.state().title() : value;
  }

  private static int row(SweepReport report, int number) {
    return IntStream.range(0, report.trials().size())
        .filter(row -> report.trials().get(row).number() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no trial " + number));
  }
}
