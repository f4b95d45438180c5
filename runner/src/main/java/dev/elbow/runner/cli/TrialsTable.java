package dev.elbow.runner.cli;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.cli.terminal.Figures;
import dev.elbow.runner.cli.terminal.TextTable;
import dev.elbow.runner.cli.terminal.TextTable.Align;
import dev.elbow.runner.cli.terminal.TrialText;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.trial.Ranking;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Trials in aligned columns: objective, the usual metrics, parameters and, where they differ, the
 * state.
 */
final class TrialsTable {
  /** A table in which every trial is this does not say so. */
  private static final String UNREMARKABLE = TrialText.title(TrialState.COMPLETED);

  private final SweepSpec spec;
  private final Ranking ranking;
  private final List<Metric> metrics;
  private final boolean unicode;
  private final Instant now;

  TrialsTable(SweepSpec spec, boolean unicode, Instant now) {
    this.spec = spec;
    this.ranking = Ranking.of(spec);
    this.metrics = metrics(spec);
    this.unicode = unicode;
    this.now = now;
  }

  /** The objective, what is constrained, and what every VAE is looked at for. */
  private static List<Metric> metrics(SweepSpec spec) {
    Set<Metric> metrics = new LinkedHashSet<>();
    metrics.add(spec.metric().metric());
    metrics.add(Metric.VALID_ELBO);
    metrics.add(Metric.VALID_DISTORTION);
    metrics.add(Metric.VALID_RATE);
    metrics.add(Metric.ACTIVE_UNITS);
    metrics.add(Metric.COLLAPSE_FRACTION);
    spec.constraints().all().stream()
        .filter(Constraint.Numeric.class::isInstance)
        .map(constraint -> ((Constraint.Numeric) constraint).metric())
        .forEach(metrics::add);
    return List.copyOf(metrics);
  }

  List<String> lines(List<TrialRecord> trials) {
    boolean withState = trials.stream().anyMatch(trial -> !state(trial).equals(UNREMARKABLE));
    TextTable table = new TextTable().column("trial", Align.LEFT);
    if (withState) {
      table.column("state", Align.LEFT);
    }
    metrics.forEach(metric -> table.column(title(metric), Align.RIGHT));
    spec.space().parameters().forEach(parameter -> table.column(parameter.name(), Align.RIGHT));
    table.column("time", Align.RIGHT);
    trials.forEach(trial -> table.row(cells(trial, withState)));
    return table.lines();
  }

  /** The metric's id without what every row shares: a table must fit a terminal. */
  private static String title(Metric metric) {
    return metric.id().replaceFirst("^valid_", "").replaceFirst("_(units|fraction)$", "");
  }

  private List<String> cells(TrialRecord trial, boolean withState) {
    List<String> cells = new ArrayList<>();
    cells.add(trial.id().toString());
    if (withState) {
      cells.add(state(trial));
    }
    metrics.forEach(metric -> cells.add(TrialText.metric(trial, metric, unicode)));
    for (Parameter parameter : spec.space().parameters()) {
      cells.add(
          trial.trial().assignment().get(parameter.name()).map(TrialsTable::value).orElse("-"));
    }
    cells.add(trial.elapsed(now).map(Figures::duration).orElse("-"));
    return cells;
  }

  private static String value(Value value) {
    return TrialText.value(value);
  }

  private String state(TrialRecord trial) {
    boolean infeasible = trial.metrics().isPresent() && !ranking.isFeasible(trial);
    return infeasible ? "infeasible" : TrialText.state(trial);
  }
}
