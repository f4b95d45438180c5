package dev.elbow.runner.cli;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.cli.terminal.Figures;
import dev.elbow.runner.cli.terminal.ReplicatesText;
import dev.elbow.runner.cli.terminal.Terminal;
import dev.elbow.runner.cli.terminal.TextTable;
import dev.elbow.runner.cli.terminal.TextTable.Align;
import dev.elbow.runner.cli.terminal.TrialText;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.SearchSpec;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.trial.ReplicatedRanking;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Trials in aligned columns: the verdict, the objectives, the usual metrics, parameters and, where
 * they differ, the state and what came of replicates. On a narrow terminal there are fewer of the
 * usual metrics.
 */
final class TrialsTable {
  /** A table in which every trial is this does not say so. */
  private static final String UNREMARKABLE = TrialText.title(TrialState.COMPLETED);

  /** What every VAE is looked at for. */
  static final List<Metric> USUAL =
      List.of(
          Metric.VALID_ELBO,
          Metric.VALID_DISTORTION,
          Metric.VALID_RATE,
          Metric.ACTIVE_UNITS,
          Metric.COLLAPSE_FRACTION);

  /** In this order they are left out where the terminal is too narrow for all. */
  private static final List<Metric> EXPENDABLE =
      List.of(
          Metric.COLLAPSE_FRACTION,
          Metric.VALID_DISTORTION,
          Metric.VALID_RATE,
          Metric.VALID_ELBO,
          Metric.ACTIVE_UNITS);

  private final SweepSpec spec;
  private final ReplicatedRanking standings;
  private final ReplicatesText replicates;
  private final Terminal terminal;
  private final Instant now;

  /**
   * @param standings of all trials of the run, also where only some are shown
   */
  TrialsTable(SweepSpec spec, ReplicatedRanking standings, Terminal terminal, Instant now) {
    this.spec = spec;
    this.standings = standings;
    this.replicates = new ReplicatesText(spec.metric().metric(), terminal.unicode());
    this.terminal = terminal;
    this.now = now;
  }

  List<String> lines(List<TrialRecord> trials) {
    int width = terminal.columns().getAsInt();
    List<String> lines = lines(trials, Set.of());
    for (int dropped = 1; dropped <= EXPENDABLE.size() && isWider(lines, width); dropped++) {
      lines = lines(trials, Set.copyOf(EXPENDABLE.subList(0, dropped)));
    }
    return lines;
  }

  private static boolean isWider(List<String> lines, int width) {
    return lines.stream().anyMatch(line -> line.codePointCount(0, line.length()) > width);
  }

  /** What the sweep file asks for: what holds unasked is seen in the verdict. */
  private List<Constraint> constraints() {
    return spec.constraints().written();
  }

  private List<Metric> objectives() {
    return spec.objectives().all().stream().map(MetricSpec::metric).toList();
  }

  /** The objectives, the usual metrics but some, and what is constrained. */
  private List<Metric> metrics(Set<Metric> leftOut) {
    Set<Metric> metrics = new LinkedHashSet<>();
    metrics.addAll(objectives());
    USUAL.stream().filter(metric -> !leftOut.contains(metric)).forEach(metrics::add);
    constraints().stream()
        .filter(Constraint.Numeric.class::isInstance)
        .map(constraint -> ((Constraint.Numeric) constraint).metric())
        .forEach(metrics::add);
    return List.copyOf(metrics);
  }

  private List<String> lines(List<TrialRecord> trials, Set<Metric> leftOut) {
    Columns columns = columns(trials, leftOut);
    TextTable table = new TextTable();
    columns.left().forEach(title -> table.column(title, Align.LEFT));
    if (columns.means()) {
      table.column(replicates.title(runs()), Align.RIGHT);
    }
    columns.metrics().forEach(metric -> table.column(title(metric), Align.RIGHT));
    spec.space().parameters().forEach(parameter -> table.column(parameter.name(), Align.RIGHT));
    table.column("time", Align.RIGHT);
    trials.forEach(trial -> table.row(cells(trial, columns)));
    return table.lines();
  }

  /**
   * Which columns there are, but for those that always are.
   *
   * @param repeats of which trial it is a replicate
   * @param means over replicates
   */
  private record Columns(boolean repeats, boolean state, boolean means, List<Metric> metrics) {
    List<String> left() {
      List<String> titles = new ArrayList<>(List.of("trial"));
      if (repeats) {
        titles.add("repeats");
      }
      if (state) {
        titles.add("state");
      }
      titles.add("verdict");
      return titles;
    }
  }

  private Columns columns(List<TrialRecord> trials, Set<Metric> leftOut) {
    return new Columns(
        trials.stream().anyMatch(trial -> trial.trial().isReplicate()),
        trials.stream().anyMatch(trial -> !state(trial).equals(UNREMARKABLE)),
        trials.stream().anyMatch(trial -> standings.group(trial.id()).isPresent()),
        metrics(leftOut));
  }

  private int runs() {
    return spec.search().replicates().map(SearchSpec.Replicates::runs).orElse(0);
  }

  /** The metric's id without what every row shares: a table must fit a terminal. */
  private static String title(Metric metric) {
    return metric.id().replaceFirst("^valid_", "").replaceFirst("_(units|fraction)$", "");
  }

  private List<String> cells(TrialRecord trial, Columns columns) {
    List<String> cells = new ArrayList<>(List.of(trial.id().toString()));
    if (columns.repeats()) {
      cells.add(trial.trial().origin().replicated().map(TrialId::toString).orElse(""));
    }
    if (columns.state()) {
      cells.add(state(trial));
    }
    cells.add(TrialText.verdict(trial));
    if (columns.means()) {
      cells.add(
          standings.group(trial.id()).map(group -> replicates.mean(group, runs())).orElse(""));
    }
    columns.metrics().forEach(metric -> cells.add(value(trial, metric)));
    for (Parameter parameter : spec.space().parameters()) {
      cells.add(
          trial.trial().assignment().get(parameter.name()).map(TrialsTable::value).orElse("-"));
    }
    cells.add(trial.elapsed(now).map(Figures::duration).orElse("-"));
    return cells;
  }

  /** Standard errors only where trials are compared: a table must fit a terminal. */
  private String value(TrialRecord trial, Metric metric) {
    return objectives().contains(metric) || metric == Metric.VALID_ELBO
        ? TrialText.metric(trial, metric, terminal.unicode())
        : TrialText.value(trial, metric);
  }

  private static String value(Value value) {
    return TrialText.value(value);
  }

  private String state(TrialRecord trial) {
    boolean infeasible =
        trial.state() == TrialState.COMPLETED
            && trial.metrics().isPresent()
            && !standings.ranking().isFeasible(trial);
    return infeasible ? "infeasible" : TrialText.state(trial);
  }
}
