package dev.elbow.core.data;

import java.util.Comparator;
import java.util.List;

/**
 * What a check found. Counts of rows and columns refer to the values after scaling and before
 * binarisation: two pictures that differ may well be equal once binarised.
 *
 * @param shape layout of an example
 * @param splits how many examples each split has
 * @param values over all examples of the data set, in no split or in one
 * @param stored what the values are before binarisation
 * @param modelled what the values are that a likelihood sees, after binarisation
 * @param constantColumns columns with one and the same value in the whole training split
 * @param duplicateTrainingRows training examples that equal an earlier one
 * @param validationRowsInTraining validation examples that are also training examples
 * @param testRowsInTraining test examples that are also training examples
 * @param findings what the user should know, errors first
 */
public record DataReport(
    Provenance provenance,
    ImageShape shape,
    SplitCounts splits,
    ValueStatistics values,
    ValueKind stored,
    ValueKind modelled,
    int constantColumns,
    int duplicateTrainingRows,
    int validationRowsInTraining,
    int testRowsInTraining,
    List<Finding> findings) {

  public DataReport {
    findings = findings.stream().sorted(Finding.ERRORS_FIRST).toList();
  }

  /** Examples per split; 0 for a test split that was not asked for. */
  public record SplitCounts(int train, int validation, int test) {}

  /** Whether a sweep should not start on these data. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** Something that the user should know. */
  public record Finding(Severity severity, String message) {
    /** Otherwise in the order in which they were found. */
    public static final Comparator<Finding> ERRORS_FIRST = Comparator.comparing(Finding::severity);
  }

  /** How bad a finding is, the worst first. */
  public enum Severity {
    /** Training is impossible. */
    ERROR,
    /** Training is possible, but its numbers may mislead. */
    WARNING
  }
}
