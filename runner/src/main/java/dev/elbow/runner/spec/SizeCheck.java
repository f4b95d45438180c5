package dev.elbow.runner.spec;

import dev.elbow.runner.space.GridSpace;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.SpaceSize;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether the space can give as many trials as the budget asks for, and whether the sweep ends. */
record SizeCheck(Method method, SearchSpace space, Budget budget, Problems problems) {
  private static final long LARGEST_GRID = 100_000;

  /** Combinations that the grid goes through, those that conditions make alike counted apart. */
  private static final double MOST_COMBINATIONS = 1e6;

  void check(Section top, Optional<Cursor> budgetAt, Optional<Cursor> parameters) {
    boolean grid = method == Method.GRID;
    OptionalLong size = SpaceSize.of(grid ? GridSpace.of(space) : space);
    if (grid && size.orElse(SpaceSize.ENDLESS) > LARGEST_GRID) {
      parameters.ifPresent(at -> at.problem("a grid of " + text(size) + " trials is too large"));
    } else if (grid && combinations() > MOST_COMBINATIONS) {
      parameters.ifPresent(
          at -> at.problem("a grid of more than a million combinations, conditions left aside"));
    } else if (budget.trials().isEmpty() && size.isEmpty()) {
      Position at = budgetAt.map(cursor -> cursor.node().at()).orElse(top.at());
      problems.add(
          at, "budget.trials", "missing; the space has no end, so the number of trials is needed");
    } else if (size.isPresent() && budget.trials().orElse(0) > size.getAsLong()) {
      Position at = trialsAt(budgetAt).orElse(top.at());
      problems.add(
          at,
          "budget.trials",
          "asks for "
              + budget.trials().getAsInt()
              + " but the space has only "
              + size.getAsLong()
              + " distinct assignments");
    }
  }

  private double combinations() {
    return GridSpace.of(space).parameters().stream()
        .mapToDouble(parameter -> ((Choice) parameter).values().size())
        .reduce(1, (a, b) -> a * b);
  }

  private static Optional<Position> trialsAt(Optional<Cursor> budgetAt) {
    return budgetAt
        .map(Cursor::node)
        .filter(Tree.Mapping.class::isInstance)
        .flatMap(node -> ((Tree.Mapping) node).find("trials"))
        .map(entry -> entry.value().at());
  }

  private static String text(OptionalLong size) {
    return size.isPresent() ? Long.toString(size.getAsLong()) : "more than a million million";
  }
}
