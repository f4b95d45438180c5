package dev.elbow.runner.spec;

import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.space.Comparison;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The objective and the constraints: everything that names metrics.
 *
 * @param measured what can be named
 */
record MetricReader(MeasuredMetrics measured, Problems warnings) {
  static final MetricSpec DEFAULT = new MetricSpec(Metric.VALID_IWAE64, Goal.MAXIMIZE);
  private static final String VERDICT = "verdict";
  private static final Relation.Wanted CONSTRAINT =
      new Relation.Wanted("a metric", "a number", "active_units >= 8");
  private static final List<String> VERDICTS =
      Arrays.stream(Verdict.values()).map(Verdict::id).toList();

  /** {@code NAME} or {@code {name: NAME, goal: GOAL}}. */
  Optional<MetricSpec> objective(Cursor cursor) {
    return objective(cursor, MetricReader::naturalGoal);
  }

  /**
   * The same as one of two objectives: a rate beside another objective is what that one costs, so
   * that it is minimised if nothing is said.
   */
  Optional<MetricSpec> oneOfTwo(Cursor cursor) {
    return objective(
        cursor,
        metric -> metric == Metric.VALID_RATE ? Optional.of(Goal.MINIMIZE) : naturalGoal(metric));
  }

  private Optional<MetricSpec> objective(
      Cursor cursor, Function<Metric, Optional<Goal>> goalIfNotGiven) {
    return Section.ofWordOrMapping(cursor, "name")
        .flatMap(section -> objective(section, goalIfNotGiven));
  }

  private Optional<MetricSpec> objective(
      Section section, Function<Metric, Optional<Goal>> goalIfNotGiven) {
    Optional<Cursor> name = section.require("name", "expected the name of a metric");
    Optional<Metric> metric = name.flatMap(cursor -> cursor.text().flatMap(id -> rank(cursor, id)));
    Optional<Cursor> goalAt = section.find("goal");
    Optional<Goal> goal = goalAt.flatMap(cursor -> cursor.word(Goal.class));
    section.close();
    if (metric.isPresent() && goalAt.isEmpty()) {
      goal = goalIfNotGiven.apply(metric.get());
      if (goal.isEmpty()) {
        section.problem(
            "neither direction of " + metric.get().id() + " is better as such; add a goal");
      }
    }
    Optional<Goal> way = goal;
    return metric.flatMap(known -> way.map(goes -> new MetricSpec(known, goes)));
  }

  private Optional<Metric> rank(Cursor cursor, String id) {
    if (id.equals(VERDICT)) {
      cursor.problem(
          "verdicts have no order to rank trials by; use a constraint, as in \"verdict == healthy\"");
      return Optional.empty();
    }
    return metric(cursor, id);
  }

  private static Optional<Goal> naturalGoal(Metric metric) {
    return switch (metric.better()) {
      case HIGHER -> Optional.of(Goal.MAXIMIZE);
      case LOWER -> Optional.of(Goal.MINIMIZE);
      case NEITHER -> Optional.empty();
    };
  }

  /** {@code ["active_units >= 8", "verdict == healthy", …]}. */
  List<WrittenConstraint> constraints(Cursor cursor) {
    List<WrittenConstraint> constraints = new ArrayList<>();
    for (Cursor item : cursor.items().orElse(List.of())) {
      Relation.read(item, CONSTRAINT)
          .flatMap(
              relation ->
                  relation.name().equals(VERDICT)
                      ? onVerdict(item, relation)
                      : numeric(item, relation))
          .ifPresent(constraint -> constraints.add(new WrittenConstraint(item, constraint)));
    }
    return constraints;
  }

  private Optional<Constraint> numeric(Cursor cursor, Relation relation) {
    Optional<BigDecimal> bound = Scalars.number(relation.bound());
    if (bound.isEmpty()) {
      CONSTRAINT.complain(cursor);
      return Optional.empty();
    }
    return metric(cursor, relation.name())
        .map(
            metric ->
                new Constraint.Numeric(metric, relation.comparison(), bound.get().doubleValue()));
  }

  private Optional<Constraint> onVerdict(Cursor cursor, Relation relation) {
    String written = relation.bound().text();
    Optional<Verdict> verdict = Verdict.byId(written);
    if (verdict.isEmpty()) {
      cursor.problem(
          "there is no verdict '"
              + Cursor.shorten(written)
              + "'"
              + Suggestion.among(VERDICTS, written));
    }
    boolean equal = relation.comparison() == Comparison.EQUAL;
    if (!equal && relation.comparison() != Comparison.NOT_EQUAL) {
      cursor.problem("verdicts have no order; expected == or !=");
      return Optional.empty();
    }
    verdict.flatMap(measured::whyNot).ifPresent(cursor::problem);
    return verdict.map(named -> new Constraint.OnVerdict(equal, named));
  }

  private Optional<Metric> metric(Cursor cursor, String id) {
    Optional<Metric> metric = MetricNames.read(cursor, id);
    Optional<String> whyNot = metric.map(Metric::id).flatMap(measured::whyNot);
    whyNot.ifPresent(cursor::problem);
    if (metric.isPresent() && whyNot.isEmpty() && MeasuredMetrics.isOfTestSplit(id)) {
      warnings.add(
          cursor.node().at(),
          cursor.path(),
          "a model picked on the test split has no honest test numbers any more");
    }
    return metric;
  }
}
