package dev.elbow.runner.spec;

import dev.elbow.core.diagnostics.Level;
import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.space.Comparison;
import java.util.ArrayList;
import java.util.List;

/**
 * The conditions under which a trial is feasible.
 *
 * @param byDefault whether they are those of a sweep that names neither an objective nor
 *     constraints. These only order trials: one of which a number is missing is not blamed for it,
 *     and a run whose trials all break them still has a best one.
 */
public record Constraints(List<Constraint> all, boolean byDefault) {
  public static final Constraints NONE = new Constraints(List.of(), false);

  public Constraints {
    all = List.copyOf(all);
  }

  /** What a sweep file says. */
  static Constraints of(List<Constraint> all) {
    return new Constraints(all, false);
  }

  /**
   * What makes a model worth keeping, whatever its bound: latents that carry something, a gain over
   * a model without latents, and a prior whose draws decode to something like the data. The bounds
   * are this product's defaults, not published thresholds.
   */
  static Constraints byDefault(Level level) {
    List<Constraint> all = new ArrayList<>();
    all.add(new Constraint.Numeric(Metric.VALID_RATE, Comparison.AT_LEAST, 0.1));
    all.add(new Constraint.Numeric(Metric.ELBO_GAIN, Comparison.GREATER, 0));
    if (level == Level.FULL) {
      all.add(new Constraint.Numeric(Metric.DENSITY_RATIO, Comparison.AT_LEAST, 0.5));
    }
    return new Constraints(all, true);
  }

  /** Those that the sweep file names. */
  public List<Constraint> written() {
    return byDefault ? List.of() : all;
  }

  /** Whether a trial that is not feasible can be the best one of a run. */
  public boolean mayBeBroken() {
    return byDefault || all.isEmpty();
  }
}
