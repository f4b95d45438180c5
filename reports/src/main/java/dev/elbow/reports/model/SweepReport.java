package dev.elbow.reports.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * Everything a page about one run of a sweep shows.
 *
 * <p>A row's parameter values are in the order of {@code parameters} and its metric values in the
 * order of {@code metrics}. A metric column whose id is another's followed by {@code _se} holds
 * that metric's standard errors. The page gives these ids their own place where they occur: {@code
 * valid_elbo}, {@code valid_rate}, {@code valid_distortion}, {@code active_units}, {@code
 * collapse_fraction}, {@code test_elbo}.
 *
 * @param constraints as written in the sweep file: {@code active_units >= 8}
 * @param trials in the order of their numbers
 * @param findings what the search as a whole has shown
 * @param provenance what made these numbers, to be printed at the end of the page
 */
public record SweepReport(
    SweepHeader header,
    Objective objective,
    List<String> constraints,
    List<ParameterColumn> parameters,
    List<MetricColumn> metrics,
    List<TrialRow> trials,
    SearchFindings findings,
    List<ProvenanceLine> provenance) {

  /**
   * @throws IllegalArgumentException if a row is not aligned with the columns, or no column has an
   *     objective's id
   */
  public SweepReport {
    constraints = List.copyOf(constraints);
    parameters = List.copyOf(parameters);
    metrics = List.copyOf(metrics);
    trials = List.copyOf(trials);
    provenance = List.copyOf(provenance);
    for (TrialRow trial : trials) {
      requireAligned(trial, "parameter", trial.parameters().size(), parameters.size());
      requireAligned(trial, "metric", trial.metrics().size(), metrics.size());
    }
    for (Objective each : objective.all()) {
      if (indexOf(metrics, each.metricId()).isEmpty()) {
        throw new IllegalArgumentException(
            "no metric column has the objective's id " + each.metricId());
      }
    }
  }

  /** A report that says nothing of the search as a whole. */
  public SweepReport(
      SweepHeader header,
      Objective objective,
      List<String> constraints,
      List<ParameterColumn> parameters,
      List<MetricColumn> metrics,
      List<TrialRow> trials,
      List<ProvenanceLine> provenance) {
    this(
        header,
        objective,
        constraints,
        parameters,
        metrics,
        trials,
        SearchFindings.NONE,
        provenance);
  }

  /** The place of the metric with this id among the columns, and so in every row. */
  public OptionalInt metricIndex(String id) {
    return indexOf(metrics, id);
  }

  /** The place of the objective among the metric columns. */
  public int objectiveIndex() {
    return metricIndex(objective.metricId()).orElseThrow();
  }

  private static OptionalInt indexOf(List<MetricColumn> columns, String id) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).id().equals(id)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private static void requireAligned(TrialRow trial, String what, int values, int columns) {
    if (values != columns) {
      throw new IllegalArgumentException(
          "trial "
              + trial.number()
              + " has "
              + values
              + " "
              + what
              + " values for "
              + columns
              + " columns");
    }
  }
}
