package dev.elbow.runner.spec;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.space.Comparison;
import dev.elbow.runner.spec.Tree.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The objective and the constraints: everything that names metrics. */
final class MetricReader {
  static final MetricSpec DEFAULT = new MetricSpec(Metric.VALID_IWAE64, Goal.MAXIMIZE);
  private static final Pattern CONSTRAINT =
      Pattern.compile("\\s*([A-Za-z0-9_]+)\\s*(<=|>=|==|!=|<|>)\\s*(\\S+)\\s*");

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
      item.text().flatMap(text -> constraint(item, text)).ifPresent(constraints::add);
    }
    return constraints;
  }

  private static Optional<Constraint> constraint(Cursor cursor, String text) {
    Matcher matcher = CONSTRAINT.matcher(text);
    Optional<Double> bound =
        matcher.matches()
            ? Scalars.number(new Scalar(matcher.group(3), true, cursor.node().at()))
                .map(number -> number.doubleValue())
            : Optional.empty();
    if (bound.isEmpty()) {
      cursor.problem(
          "expected a metric, one of < <= > >= == != and a number, as in \"active_units >= 8\","
              + " found "
              + Found.describe(cursor.node()));
      return Optional.empty();
    }
    Comparison comparison = Comparison.bySymbol(matcher.group(2)).orElseThrow();
    return metric(cursor, matcher.group(1))
        .map(metric -> new Constraint(metric, comparison, bound.get()));
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
