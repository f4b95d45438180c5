package dev.elbow.runner.cli;

import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.runner.cli.terminal.Figures;
import dev.elbow.runner.cli.terminal.Paragraph;
import dev.elbow.runner.cli.terminal.ReplicatesText;
import dev.elbow.runner.cli.terminal.Terminal;
import dev.elbow.runner.cli.terminal.TextTable;
import dev.elbow.runner.cli.terminal.TextTable.Align;
import dev.elbow.runner.cli.terminal.TrialText;
import dev.elbow.runner.publish.TrialTable;
import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.Standings;
import dev.elbow.runner.trial.TrialRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything about one trial: its facts, its diagnosis, and its metrics by what they answer. */
record TrialDetails(
    OpenRun run, TrialRecord trial, RunSnapshot all, Terminal terminal, Instant now) {
  private static final String INDENT = "  ";

  static TrialDetails of(OpenRun run, TrialRecord trial, Invocation invocation) {
    return new TrialDetails(
        run, trial, run.outline(), invocation.terminal(), invocation.clock().instant());
  }

  List<String> lines() {
    TrialTable table = TrialTable.of(run.spec(), all.trials(), now);
    List<String> lines = new ArrayList<>(facts());
    lines.addAll(DiagnosisText.lines(trial, table, terminal.textWidth()));
    lines.addAll(new MetricsText(trial, terminal.unicode()).lines());
    trial.metrics().ifPresent(metrics -> lines.addAll(dimensions(metrics)));
    return lines;
  }

  private List<String> facts() {
    TextTable table =
        new TextTable()
            .column("trial", Align.LEFT)
            .column(trial.id() + " of " + run.run().id(), Align.LEFT);
    add(table, "state", TrialText.state(trial));
    trial.reason().ifPresent(reason -> add(table, "reason", reason));
    why().ifPresent(why -> add(table, "why", why));
    AttemptsText attempts = new AttemptsText(run.store().attempts(trial.id()), now);
    attempts.summary().ifPresent(text -> add(table, "attempts", text));
    attempts.lines().forEach(line -> add(table, "", line));
    trial.device().ifPresent(device -> add(table, "device", device));
    trial.engine().ifPresent(engine -> add(table, "trained by", engine.toString()));
    trial.elapsed(now).ifPresent(time -> add(table, "time", Figures.duration(time)));
    trial.trial().assignment().values().forEach((name, value) -> add(table, name, value.text()));
    violations().ifPresent(text -> add(table, "infeasible", text));
    replicates().ifPresent(text -> add(table, "replicates", text));
    onFront().ifPresent(text -> add(table, "front", text));
    add(table, "files", run.run().trial(trial.id()).toString());
    return table.lines();
  }

  private Optional<String> why() {
    return Optional.of(trial.trial().origin().why()).filter(why -> !why.isEmpty());
  }

  /** {@code mean of 3 replicates -84.31 ± 0.27: trials 0061, 0066, 0071}. */
  private Optional<String> replicates() {
    ReplicatesText text = new ReplicatesText(run.spec().metric().metric(), terminal.unicode());
    return run.standings(all)
        .group(trial.id())
        .map(
            group ->
                text.summary(group)
                    + group.replicates().stream()
                        .map(replicate -> replicate.id().toString())
                        .collect(Collectors.joining(", ", ": trials ", "")));
  }

  private Optional<String> violations() {
    List<Constraint> violated =
        trial.metrics().isPresent() ? run.ranking().violated(trial) : List.of();
    return violated.isEmpty()
        ? Optional.empty()
        : Optional.of(
            violated.stream()
                .map(constraint -> "not " + constraint)
                .collect(Collectors.joining(", ")));
  }

  private Optional<String> onFront() {
    return Standings.of(run.spec(), all.trials())
        .onFront(trial)
        .map(onFront -> onFront ? "on the front" : "not on the front");
  }

  private List<String> dimensions(FinalMetrics metrics) {
    List<Double> kl = metrics.perDimension(DimensionMetric.KL);
    if (kl.isEmpty()) {
      return List.of();
    }
    String numbers =
        kl.stream()
            .map(nats -> String.format(Locale.ROOT, "%.2f", nats))
            .collect(Collectors.joining(" "));
    List<String> lines = new ArrayList<>(List.of("", "kl per dimension, nats"));
    lines.addAll(Paragraph.wrap(numbers, INDENT, terminal.textWidth()));
    return lines;
  }

  private static void add(TextTable table, String label, String value) {
    table.row(List.of(label, value));
  }
}
