package dev.elbow.reports.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the trials say about how one objective depends on the parameters.
 *
 * @param metricId the objective's
 * @param trials to how many of them a surrogate was fitted
 * @param explained how much of the variance of trials that it was not fitted to the surrogate
 *     foretells, 1 at best; empty if that was not tried
 * @param missing why there is nothing to show, a sentence; empty if there is something
 * @param importances the most important parameter first
 * @param dependences on the most important parameters, in the same order
 * @param pair of the two most important ones
 */
public record ObjectiveInsight(
    String metricId,
    int trials,
    OptionalDouble explained,
    String missing,
    List<Importance> importances,
    List<Dependence> dependences,
    Optional<PairDependence> pair) {
  public ObjectiveInsight {
    importances = List.copyOf(importances);
    dependences = List.copyOf(dependences);
  }

  public boolean isMissing() {
    return !missing.isEmpty();
  }
}
