package dev.elbow.runner.cli;

import dev.elbow.core.estimators.latents.MutualInformation;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.metrics.Metric.Group;
import dev.elbow.runner.cli.terminal.TextTable;
import dev.elbow.runner.cli.terminal.TextTable.Align;
import dev.elbow.runner.cli.terminal.TrialText;
import dev.elbow.runner.publish.TrialTable;
import dev.elbow.runner.trial.TrialRecord;
import java.util.List;

/** The metrics that a trial ended with, by the question that they answer. */
record MetricsText(TrialRecord trial, boolean unicode) {

  /** For each group that has any, a blank line, a title and a line for each metric. */
  List<String> lines() {
    TextTable table = new TextTable().column("", Align.LEFT).column("", Align.LEFT);
    boolean first = true;
    for (Group group : Group.values()) {
      List<Metric> metrics = measured(group);
      if (!metrics.isEmpty()) {
        if (!first) {
          table.row(List.of("", ""));
        }
        first = false;
        table.row(List.of(title(group), ""));
        metrics.forEach(metric -> table.row(List.of("  " + metric.id(), value(metric))));
      }
    }
    return first ? List.of() : table.lines();
  }

  private List<Metric> measured(Group group) {
    return trial.metrics().isEmpty()
        ? List.of()
        : TrialTable.finalMetrics().stream()
            .filter(metric -> metric.group() == group && !metric.isStandardError())
            .filter(metric -> TrialTable.metric(trial, metric).isPresent())
            .toList();
  }

  private static String title(Group group) {
    return switch (group) {
      case BOUNDS -> "bounds (nats)";
      case LATENTS -> "latents (information in nats)";
      case GENERALISATION -> "generalisation (nats)";
      case SAMPLES -> "samples";
      case DECODER -> "decoder (nats)";
      case RUN -> "training";
    };
  }

  /** With a sign where more codes would give another number. */
  private String value(Metric metric) {
    String text = TrialText.metric(trial, metric, unicode);
    if (!trial.metrics().map(MetricsText::isSaturated).orElse(false)) {
      return text;
    }
    return switch (metric) {
      case MUTUAL_INFORMATION -> (unicode ? "≥ " : ">= ") + text;
      case MARGINAL_KL, TOTAL_CORRELATION -> (unicode ? "≤ " : "<= ") + text;
      default -> text;
    };
  }

  private static boolean isSaturated(FinalMetrics metrics) {
    return MutualInformation.isSaturated(
        metrics.get(Metric.MUTUAL_INFORMATION), metrics.get(Metric.MUTUAL_INFORMATION_LIMIT));
  }
}
