package dev.elbow.runner.spec;

import dev.elbow.core.metrics.Metric;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The metric section: one objective, or a list of two.
 *
 * @param oneNullModel whether the model without latents, which elbo_gain is measured against, is
 *     the same for all trials
 */
record ObjectivesReader(MetricReader metrics, boolean oneNullModel) {
  static final Objectives DEFAULT = Objectives.of(MetricReader.DEFAULT);

  private static final Set<Metric> SHIFTED = Set.of(Metric.VALID_ELBO, Metric.ELBO_GAIN);
  private static final int TWO = 2;

  /** What the section says; the default, with a problem reported, if that cannot be used. */
  Objectives read(Cursor cursor) {
    return cursor.node() instanceof Tree.Sequence
        ? several(cursor)
        : metrics.objective(cursor).map(Objectives::of).orElse(DEFAULT);
  }

  private Objectives several(Cursor cursor) {
    List<Cursor> items = cursor.items().orElse(List.of());
    if (items.size() != TWO) {
      cursor.problem(
          "expected one metric, as in valid_elbo, or a list of two, as in [valid_distortion,"
              + " valid_rate], found a list of "
              + items.size());
      return DEFAULT;
    }
    List<MetricSpec> specs =
        items.stream().map(metrics::oneOfTwo).flatMap(Optional::stream).toList();
    return specs.size() == TWO ? two(specs.get(0), specs.get(1), items.get(1)) : DEFAULT;
  }

  private Objectives two(MetricSpec first, MetricSpec second, Cursor secondAt) {
    if (first.metric() == second.metric()) {
      secondAt.problem(first.metric().id() + " is named twice; expected two different metrics");
      return DEFAULT;
    }
    if (oneNullModel && SHIFTED.equals(Set.of(first.metric(), second.metric()))) {
      secondAt.problem(
          "elbo_gain is valid_elbo less a number that is the same for all trials, so "
              + (first.goal() == second.goal()
                  ? "the two always agree"
                  : "no trial is better than another")
              + "; expected two metrics between which there is a choice");
      return DEFAULT;
    }
    return new Objectives(List.of(first, second));
  }
}
