package dev.elbow.runner.study;

import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
                "| preset | planted | expected | verdicts | decided by, seed by seed |",
                "|:--|:--|:--|:--|:--|"));
    for (Patient patient : Patient.values()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %s | %s | %s |",
              patient.preset(),
              patient.planted(),
              patient.expected().title(),
              verdicts(patient),
              numbers(patient)));
    }
    return lines;
  }

  /** How many verdicts are not the expected ones. */
  long wrong() {
    return sweeps.stream().mapToLong(VerdictTable::wrong).sum();
  }

  private static long wrong(Map<Patient, TrialRecord> sweep) {
    return Patient.values().length
        - sweep.entrySet().stream()
            .filter(e -> e.getValue().verdict().equals(Optional.of(e.getKey().expected())))
            .count();
  }

  private String verdicts(Patient patient) {
    return trials(patient).stream()
        .map(trial -> trial.verdict().map(Verdict::title).orElse("none"))
        .collect(Collectors.joining(", "));
  }

  private String numbers(Patient patient) {
    return patient.deciding().stream()
        .map(metric -> lowerCase(metric.title()) + " " + values(patient, metric))
        .collect(Collectors.joining("; "));
  }

  private String values(Patient patient, Metric metric) {
    return trials(patient).stream()
        .map(trial -> trial.metrics().map(m -> number(m.get(metric))).orElse("–"))
        .collect(Collectors.joining(" / "));
  }

  private List<TrialRecord> trials(Patient patient) {
    return sweeps.stream().map(sweep -> sweep.get(patient)).toList();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.0f", value);
  }

  private static String lowerCase(String title) {
    return title;
  }
}
