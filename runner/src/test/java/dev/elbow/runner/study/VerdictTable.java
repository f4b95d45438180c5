package dev.elbow.runner.study;

import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What became of each patient in several sweeps, as a Markdown table.
 *
 * @param sweeps one for each seed
 */
record VerdictTable(List<Map<Patient, TrialRecord>> sweeps) {

  List<String> lines() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "| Preset | Planted | Expected | Verdicts | On what grounds, seed by seed |",
                "|:--|:--|:--|:--|:--|"));
    for (Patient patient : Patient.values()) {
      List<TrialRecord> trials = trials(patient);
      lines.add(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %s | %s | %s |",
              patient.preset(),
              patient.planted(),
              patient.expected().title(),
              verdicts(trials),
              grounds(patient, trials)));
    }
    return lines;
  }

  /** How many verdicts are not the expected ones; a patient without a trial has none. */
  long wrong() {
    long right =
        sweeps.stream().flatMap(sweep -> sweep.entrySet().stream()).filter(this::isRight).count();
    return (long) Patient.values().length * sweeps.size() - right;
  }

  private boolean isRight(Map.Entry<Patient, TrialRecord> entry) {
    return entry.getValue().verdict().equals(Optional.of(entry.getKey().expected()));
  }

  private List<TrialRecord> trials(Patient patient) {
    return sweeps.stream().flatMap(s -> Optional.ofNullable(s.get(patient)).stream()).toList();
  }

  /** {@code 3 × Healthy}, or each if they differ. */
  private static String verdicts(List<TrialRecord> trials) {
    List<String> titles =
        trials.stream().map(t -> t.verdict().map(Verdict::title).orElse("none")).toList();
    return titles.stream().distinct().count() == 1
        ? titles.size() + " × " + titles.get(0)
        : String.join(", ", titles);
  }

  /** The numbers that decide; of trainings that have none, why they ended. */
  private static String grounds(Patient patient, List<TrialRecord> trials) {
    List<String> ends = trials.stream().flatMap(t -> t.reason().stream()).distinct().toList();
    return ends.isEmpty()
        ? patient.deciding().stream()
            .map(metric -> "`" + metric.id() + "` " + values(metric, trials))
            .collect(Collectors.joining(", "))
        : String.join("; ", ends);
  }

  private static String values(Metric metric, List<TrialRecord> trials) {
    return trials.stream()
        .map(trial -> trial.metrics().map(metric::of).orElse(OptionalDouble.empty()))
        .map(value -> value.isPresent() ? number(value.getAsDouble()) : "–")
        .collect(Collectors.joining(" / "));
  }

  private static String number(double value) {
    double size = Math.abs(value);
    String digits = size < 0.1 ? "%.3f" : size < 10 ? "%.2f" : "%.1f";
    return String.format(Locale.ROOT, digits, value).replace('-', '−');
  }
}
