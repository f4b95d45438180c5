package dev.elbow.reports.model;

import java.util.List;

/**
 * Whether a trial keeps the sweep's constraints.
 *
 * @param violation how far it is on the wrong side of them in all, relative to their bounds; 0 if
 *     it is feasible
 * @param violated the constraints it breaks, as written in the sweep file
 */
public record Feasibility(double violation, List<String> violated) {

  /** No constraint is broken, or there is none. */
  public static final Feasibility FEASIBLE = new Feasibility(0, List.of());

  public Feasibility {
    if (!(violation >= 0)) {
      throw new IllegalArgumentException("a violation is 0 or more, not " + violation);
    }
    violated = List.copyOf(violated);
  }

  public boolean isFeasible() {
    return violation == 0;
  }
}
