package dev.elbow.runner.publish;

import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.trial.ReplicateMean;
import dev.elbow.runner.trial.TrialEngine;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * RFC 4180 with a header line, a row per trial. Numbers are written so that they read back exactly;
 * what is unknown, or does not apply, is an empty cell. With two objectives there is a column for
 * whether the trial is on the front. The last columns say why the trial was tried and, where it was
 * trained again with other seeds, the objective's mean over those runs, and what the trial was
 * computed with.
 */
final class CsvTrialExport implements TrialExport {

  @Override
  public void write(TrialTable table, Writer out) throws IOException {
    CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord(header(table));
    for (TrialRecord trial : table.trials()) {
      printer.printRecord(row(table, trial));
    }
    printer.flush();
  }

  private static List<String> header(TrialTable table) {
    List<String> names = new ArrayList<>(List.of("trial", "state", "reason", "seconds", "attempt"));
    names.addAll(table.parameters());
    table.metrics().stream().map(Metric::id).forEach(names::add);
    names.addAll(List.of("verdict", "verdict_reason", "feasible"));
    if (table.standings().hasFront()) {
      names.add("on_front");
    }
    names.addAll(List.of("origin", "explanation", "replicate_of"));
    names.addAll(List.of("replicates", "replicate_mean", "replicate_se"));
    names.addAll(List.of("trained_by", "trained_in", "trained_by_facts", "trained_by_reason"));
    return names;
  }

  private static List<String> row(TrialTable table, TrialRecord trial) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(trial.id().number()));
    cells.add(TrialTable.state(trial));
    cells.add(trial.reason().orElse(""));
    cells.add(cell(table.seconds(trial)));
    cells.add(Integer.toString(trial.attempt()));
    for (String parameter : table.parameters()) {
      cells.add(trial.trial().assignment().get(parameter).map(Value::text).orElse(""));
    }
    for (Metric metric : table.metrics()) {
      OptionalDouble value = TrialTable.metric(trial, metric);
      boolean whole = TrialTable.isWhole(metric, value);
      cells.add(whole ? Long.toString(Math.round(value.getAsDouble())) : cell(value));
    }
    cells.add(trial.verdict().map(Verdict::id).orElse(""));
    cells.add(trial.diagnosis().map(Diagnosis::reason).orElse(""));
    cells.add(table.standings().feasible(trial).map(String::valueOf).orElse(""));
    table.standings().onFront(trial).map(String::valueOf).ifPresent(cells::add);
    cells.addAll(origin(trial.trial().origin()));
    cells.addAll(replicates(table.replicates(trial)));
    cells.addAll(engine(trial.engine()));
    return cells;
  }

  private static List<String> origin(TrialOrigin origin) {
    return List.of(
        TrialTable.origin(origin),
        origin.explanation(),
        origin.replicated().map(original -> Integer.toString(original.number())).orElse(""));
  }

  private static List<String> engine(Optional<TrialEngine> engine) {
    return List.of(
        engine.map(known -> known.facts().engine()).orElse(""),
        engine.map(known -> known.precision().name().toLowerCase(Locale.ROOT)).orElse(""),
        engine.map(known -> known.facts().toString()).orElse(""),
        engine.flatMap(TrialEngine::reason).orElse(""));
  }

  /** How many values of the objective there are, their mean and its standard error. */
  private static List<String> replicates(Optional<ReplicateMean> mean) {
    return List.of(
        mean.map(values -> Integer.toString(values.runs())).orElse(""),
        mean.map(values -> Double.toString(values.mean())).orElse(""),
        mean.map(ReplicateMean::standardError)
            .filter(Double::isFinite)
            .map(String::valueOf)
            .orElse(""));
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }
}
