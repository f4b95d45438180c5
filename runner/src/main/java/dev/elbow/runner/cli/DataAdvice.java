package dev.elbow.runner.cli;

import dev.elbow.core.data.DataCheck;
import dev.elbow.core.data.DataConfig;
import dev.elbow.core.data.DataException;
import dev.elbow.core.data.DataLoader;
import dev.elbow.core.data.DataReport;
import dev.elbow.core.data.DataReport.Finding;
import dev.elbow.core.data.DataReport.Severity;
import dev.elbow.core.data.DatasetLocations;
import dev.elbow.core.data.Provenance;
import dev.elbow.core.model.Likelihood;
import dev.elbow.runner.search.Search;
import dev.elbow.runner.search.SearchStrategies;
import dev.elbow.runner.search.Suggestion;
import dev.elbow.runner.spec.SweepSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a check of a data set says to the user.
 *
 * @param findings the report's own and, where a model is known, whether its likelihood fits; errors
 *     first
 */
record DataAdvice(DataReport report, List<Finding> findings) {
  DataAdvice {
    findings = findings.stream().sorted(Finding.ERRORS_FIRST).toList();
  }

  static DatasetLocations locations(Invocation invocation) {
    return DatasetLocations.standard(
        invocation.environment(), Path.of(System.getProperty("user.home", "")));
  }

  static DataAdvice of(DataConfig data, Optional<Likelihood> likelihood, Invocation invocation)
      throws DataException {
    DataReport report = new DataCheck(new DataLoader(locations(invocation))).check(data);
    List<Finding> findings = new ArrayList<>(report.findings());
    if (report.values().allFinite()) {
      likelihood
          .flatMap(model -> LikelihoodFit.check(model, report.modelled()))
          .ifPresent(findings::add);
    }
    return new DataAdvice(report, findings);
  }

  static DataAdvice of(SweepSpec spec, Invocation invocation) throws DataException {
    return of(spec.data(), likelihood(spec), invocation);
  }

  /**
   * Prints what a sweep's data are warned of, and ends the command if they cannot be used.
   *
   * @return where they came from
   */
  static Provenance require(SweepSpec spec, Invocation invocation) throws DataException {
    DataAdvice advice = of(spec, invocation);
    if (advice.hasErrors()) {
      throw CliException.usage(
          "the data cannot be trained on\n" + String.join("\n", advice.lines()));
    }
    advice.lines().forEach(invocation.terminal().err()::println);
    // The examples are garbage by now. This process waits for hours beside workers that need the
    // memory, and gives it back only when it collects; the launcher asks for a tight heap.
    System.gc();
    return advice.report().provenance();
  }

  /** Of the sweep's first trial: trials of different likelihoods could not be compared. */
  private static Optional<Likelihood> likelihood(SweepSpec spec) {
    return new Search(SearchStrategies.create(spec))
        .ask()
        .map(Suggestion::assignment)
        .map(assignment -> spec.template().configure(assignment).model().likelihood());
  }

  boolean hasErrors() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** {@code data: warning: 12 of 500 training examples equal an earlier one}. */
  List<String> lines() {
    return findings.stream().map(DataAdvice::line).toList();
  }

  private static String line(Finding finding) {
    return "data: "
        + (finding.severity() == Severity.ERROR ? "error: " : "warning: ")
        + finding.message();
  }
}
