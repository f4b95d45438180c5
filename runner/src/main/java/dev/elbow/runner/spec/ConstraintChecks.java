package dev.elbow.runner.spec;

import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.space.Comparison;
import dev.elbow.runner.spec.Constraint.Numeric;
import dev.elbow.runner.spec.Constraint.OnVerdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether there can be a trial that satisfies all constraints: none asks for what its metric cannot
 * be, and no two contradict each other. What is wrong is said once, at the later of two.
 */
record ConstraintChecks(MetricRange range, Problems warnings) {

  /**
   * @param all in the order of the file
   */
  void check(List<WrittenConstraint> all) {
    List<WrittenConstraint> before = new ArrayList<>();
    for (WrittenConstraint later : all) {
      Optional<String> wrong =
          unreachable(later.constraint())
              .or(() -> contradiction(before, later.constraint()))
              .or(() -> noVerdictLeft(before, later.constraint()));
      wrong.ifPresentOrElse(later.at()::problem, () -> accept(later, before));
    }
  }

  private void accept(WrittenConstraint constraint, List<WrittenConstraint> before) {
    if (before.stream().anyMatch(other -> other.constraint().equals(constraint.constraint()))) {
      warnings.add(constraint.at().node().at(), constraint.at().path(), "is given twice");
    }
    before.add(constraint);
  }

  private Optional<String> unreachable(Constraint constraint) {
    if (!(constraint instanceof Numeric numeric)) {
      return Optional.empty();
    }
    Interval possible = range.of(numeric.metric());
    return MetricRange.where(numeric).and(possible).isEmpty()
        ? Optional.of("no trial can satisfy it: " + isAlways(numeric, possible))
        : Optional.empty();
  }

  private String isAlways(Numeric numeric, Interval possible) {
    boolean whole = numeric.comparison() == Comparison.EQUAL && possible.contains(numeric.bound());
    return numeric.metric().id()
        + (whole ? " is a whole number" : " is a number" + possible + range.why(numeric.metric()));
  }

  private static Optional<String> contradiction(
      List<WrittenConstraint> before, Constraint constraint) {
    return before.stream()
        .filter(other -> areOpposed(other.constraint(), constraint))
        .findFirst()
        .map(
            other ->
                "contradicts "
                    + other.at().path()
                    + " ("
                    + other.constraint()
                    + "): no trial can satisfy both");
  }

  private static boolean areOpposed(Constraint one, Constraint other) {
    if (one instanceof OnVerdict first && other instanceof OnVerdict second) {
      return (first.verdict() == second.verdict()) == (first.equal() != second.equal())
          && (first.equal() || second.equal());
    }
    return one instanceof Numeric first
        && other instanceof Numeric second
        && first.metric() == second.metric()
        && (MetricRange.where(first).and(MetricRange.where(second)).isEmpty()
            || isEqualAndNot(first, second)
            || isEqualAndNot(second, first));
  }

  private static boolean isEqualAndNot(Numeric one, Numeric other) {
    return one.comparison() == Comparison.EQUAL
        && other.comparison() == Comparison.NOT_EQUAL
        && one.bound() == other.bound();
  }

  private static Optional<String> noVerdictLeft(
      List<WrittenConstraint> before, Constraint constraint) {
    if (!(constraint instanceof OnVerdict)) {
      return Optional.empty();
    }
    Set<Verdict> left = EnumSet.allOf(Verdict.class);
    before.forEach(other -> keep(left, other.constraint()));
    boolean some = !left.isEmpty();
    keep(left, constraint);
    return some && left.isEmpty()
        ? Optional.of("no verdict is left that a trial could have")
        : Optional.empty();
  }

  private static void keep(Set<Verdict> left, Constraint constraint) {
    if (constraint instanceof OnVerdict onVerdict) {
      left.removeIf(verdict -> onVerdict.violation(verdict) > 0);
    }
  }
}
