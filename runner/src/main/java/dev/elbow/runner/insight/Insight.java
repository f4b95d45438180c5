package dev.elbow.runner.insight;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a sweep's trials say about its parameters, or why they say nothing. */
public sealed interface Insight {

  /** To how many trials the surrogate was fitted, or would have been. */
  int trials();

  /**
   * How well the surrogate foretells trials that it was not fitted to: the share of their variance
   * that it explains, 1 at best, 0 or less if it is no better than their mean. Empty if there were
   * too few trials to try.
   */
  OptionalDouble explained();

  /**
   * The trials show what matters.
   *
   * @param importances of all parameters that have more than one value, the largest total first
   * @param dependences on the most important of them, in the same order
   * @param pair of the two most important ones; empty if there is only one
   */
  record Found(
      int trials,
      OptionalDouble explained,
      List<ParameterImportance> importances,
      List<PartialDependence> dependences,
      Optional<PairDependence> pair)
      implements Insight {
    public Found {
      importances = List.copyOf(importances);
      dependences = List.copyOf(dependences);
    }
  }

  /**
   * The trials show nothing that is more than noise.
   *
   * @param reason a sentence for a person
   */
  record Missing(int trials, OptionalDouble explained, String reason) implements Insight {}
}
