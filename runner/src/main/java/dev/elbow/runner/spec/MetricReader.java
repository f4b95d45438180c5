package dev.elbow.runner.spec;

import dev.elbow.core.metrics.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The objective and the constraints: everything that names metrics. */
final class MetricReader {
  static final MetricSpec DEFAULT = new MetricSpec(Metric.VALID_IWAE64, Goal.MAXIMIZE);
  private static final Relation.Wanted CONSTRAINT =
      new Relation.Wanted("a metric", "a number", "active_units >= 8");

  private MetricReader() {}

  /** {@code metric: NAME} or {@code metric: {name: NAME, goal: GOAL}}. */
  static MetricSpec objective(Cursor cursor) {
    return Section.ofWordOrMapping(cursor, "name").map(MetricReader::objective).orElse(DEFAULT);
  }

  private static MetricSpec objective(Section section) {
    Optional<Cursor> name = section.require("name", "expected the name of a metric");
    Optional<Metric> metric =
        name.flatMap(cursor -> cursor.text().flatMap(id -> metric(cursor, id)));
    Optional<Cursor> goalAt = section.find("goal");
    Optional<Goal> goal = goalAt.flatMap(cursor -> cursor.word(Goal.class));
    section.close();
    if (metric.isPresent() && goalAt.isEmpty()) {
      goal = naturalGoal(metric.get());
      if (goal.isEmpty()) {
        section.problem(
            "neither direction of " + metric.get().id() + " is better as such; add a goal");
      }
    }
    return new MetricSpec(metric.orElse(DEFAULT.metric()), goal.orElse(DEFAULT.goal()));
  }

  private static Optional<Goal> naturalGoal(Metric metric) {
    return switch (metric.better()) {
      case HIGHER -> Optional.of(Goal.MAXIMIZE);
      case LOWER -> Optional.of(Goal.MINIMIZE);
      case NEITHER -> Optional.empty();
    };
  }

  /** {@code ["active_units >= 8", …]}. */
  static List<Constraint> constraints(Cursor cursor) {
    List<Constraint> constraints = new ArrayList<>();
    for (Cursor item : cursor.items().orElse(List.of())) {
      Relation.read(item, CONSTRAINT)
          .flatMap(relation -> constraint(item, relation))
          .ifPresent(constraints::add);
    }
    return constraints;
  }

  private static Optional<Constraint> constraint(Cursor cursor, Relation relation) {
    Optional<BigDecimal> bound = Scalars.number(relation.bound());
    if (bound.isEmpty()) {
      CONSTRAINT.complain(cursor);
      return Optional.empty();
    }
    return metric(cursor, relation.name())
        .map(metric -> new Constraint(metric, relation.comparison(), bound.get().doubleValue()));
  }

  private static Optional<Metric> metric(Cursor cursor, String id) {
    Optional<Metric> metric = Metric.byId(id);
    if (metric.isEmpty()) {
      cursor.problem(
          "there is no metric '" + Cursor.shorten(id) + "'" + Suggestion.among(usable(), id));
    } else if (metric.get() == Metric.TRAIN_LOSS) {
      cursor.problem(
          "train_loss depends on beta and the schedules, so it would pick the smallest beta, not"
              + " the best model; rank on valid_iwae64 or valid_elbo");
    } else if (!metric.get().isFinal()) {
      cursor.problem(
          id
              + " is not known at the end of training; expected one of "
              + String.join(", ", usable()));
    }
    return metric.filter(Metric::isFinal);
  }

  private static List<String> usable() {
    return Arrays.stream(Metric.values()).filter(Metric::isFinal).map(Metric::id).toList();
  }
}
