package dev.elbow.runner.cli;

import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.cli.terminal.Figures;
import dev.elbow.runner.cli.terminal.TextTable;
import dev.elbow.runner.cli.terminal.TextTable.Align;
import dev.elbow.runner.cli.terminal.TrialText;
import dev.elbow.runner.publish.TrialTable;
import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything about one trial, as a two-column list. */
final class TrialDetails {
  private TrialDetails() {}

  static List<String> lines(OpenRun run, TrialRecord trial, Invocation invocation) {
    boolean unicode = invocation.terminal().unicode();
    TextTable table =
        new TextTable()
            .column("trial", Align.LEFT)
            .column(trial.id() + " of " + run.run().id(), Align.LEFT);
    add(table, "state", TrialText.state(trial));
    trial.reason().ifPresent(reason -> add(table, "reason", reason));
    add(table, "attempt", Integer.toString(trial.attempt()));
    trial.device().ifPresent(device -> add(table, "device", device));
    trial
        .elapsed(invocation.clock().instant())
        .ifPresent(time -> add(table, "time", Figures.duration(time)));
    trial.trial().assignment().values().forEach((name, value) -> add(table, name, value.text()));
    trial.metrics().ifPresent(metrics -> addMetrics(table, trial, metrics, unicode));
    violations(run, trial).ifPresent(text -> add(table, "infeasible", text));
    add(table, "files", run.run().trial(trial.id()).toString());
    return new ArrayList<>(table.lines());
  }

  private static void addMetrics(
      TextTable table, TrialRecord trial, FinalMetrics metrics, boolean unicode) {
    for (Metric metric : TrialTable.finalMetrics()) {
      if (!metric.isStandardError() && TrialTable.metric(trial, metric).isPresent()) {
        add(table, metric.id(), TrialText.metric(trial, metric, unicode));
      }
    }
    add(
        table,
        "kl per dimension",
        metrics.perDimension(DimensionMetric.KL).stream()
            .map(kl -> String.format(Locale.ROOT, "%.2f", kl))
            .collect(Collectors.joining(" ")));
  }

  private static Optional<String> violations(OpenRun run, TrialRecord trial) {
    List<Constraint> violated =
        trial.metrics().isPresent() ? run.ranking().violated(trial) : List.of();
    return violated.isEmpty()
        ? Optional.empty()
        : Optional.of(
            violated.stream()
                .map(constraint -> "not " + constraint)
                .collect(Collectors.joining(", ")));
  }

  private static void add(TextTable table, String label, String value) {
    table.row(List.of(label, value));
  }
}
