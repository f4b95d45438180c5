package dev.elbow.runner.spec;

import dev.elbow.runner.spec.SearchSpec.Replicates;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What only shows when the search, the budget and the objectives are seen together.
 *
 * @param top of the file
 */
record SearchChecks(Section top, Objectives objectives, Budget budget, Problems warnings) {
  private static final Set<Method> NOT_LEARNING = Set.of(Method.GRID, Method.RANDOM, Method.SOBOL);

  void check(SearchSpec search, MetricRange range) {
    checkTarget(range);
    checkPatience();
    search.replicates().ifPresent(this::checkReplicates);
    if (!search.warmStart().isEmpty() && NOT_LEARNING.contains(search.method())) {
      warn(
          List.of("warm_start"),
          Cursor.id(search.method())
              + " search does not learn from trials, so earlier runs change nothing; use bayes, tpe"
              + " or genetic");
    }
  }

  private void checkTarget(MetricRange range) {
    if (budget.target().isEmpty()) {
      return;
    }
    Optional<Cursor> at = top.at(List.of("budget", "target"));
    MetricSpec objective = objectives.primary();
    Interval possible = range.of(objective.metric());
    double target = budget.target().getAsDouble();
    Interval reached =
        objective.goal() == Goal.MAXIMIZE
            ? Interval.atLeast(target)
            : new Interval(Double.NEGATIVE_INFINITY, false, target, true);
    if (objectives.areSeveral()) {
      at.ifPresent(
          cursor ->
              cursor.problem("with two objectives there is no one value to reach; leave it out"));
    } else if (reached.and(possible).isEmpty()) {
      at.ifPresent(
          cursor ->
              cursor.problem(
                  "no trial can reach it: " + objective.metric().id() + " is a number" + possible));
    }
  }

  private void checkPatience() {
    if (budget.patience().isPresent()
        && budget.trials().isPresent()
        && budget.patience().getAsInt() >= budget.trials().getAsInt()) {
      warn(
          List.of("budget", "patience"),
          "never runs out before the %d trials of the budget do"
              .formatted(budget.trials().getAsInt()));
    }
  }

  private void checkReplicates(Replicates replicates) {
    List<String> path = List.of("replicates");
    if (objectives.areSeveral()) {
      top.at(path)
          .ifPresent(
              at ->
                  at.problem(
                      "with two objectives there is no order of which the best could be trained"
                          + " again; leave it out"));
    } else if (replicates.runs() == 1) {
      warn(path, "a single run has no standard error; expected at least 2");
    }
    budget.trials().stream()
        .filter(trials -> trials < replicates.best())
        .forEach(
            trials ->
                warn(
                    path,
                    "asks for the best %d of no more than %d trials"
                        .formatted(replicates.best(), trials)));
  }

  private void warn(List<String> path, String message) {
    top.at(path).ifPresent(at -> warnings.add(at.node().at(), at.path(), message));
  }
}
