package dev.elbow.runner.cli;

import dev.elbow.core.data.DataReport.Finding;
import dev.elbow.core.data.DataReport.Severity;
import dev.elbow.core.data.ValueKind;
import dev.elbow.core.model.Likelihood;
import java.util.Optional;

/** Whether a likelihood can model the values that it is given. */
final class LikelihoodFit {
  private LikelihoodFit() {}

  /**
   * What there is to say; empty if it fits.
   *
   * @param modelled the values after binarisation
   */
  static Optional<Finding> check(Likelihood likelihood, ValueKind modelled) {
    if (likelihood instanceof Likelihood.Gaussian) {
      return modelled == ValueKind.BITS
          ? warning(
              "the values are only 0 and 1; a bernoulli likelihood models them, a density"
                  + " does not")
          : Optional.empty();
    }
    return switch (modelled) {
      case BITS -> Optional.empty();
      case UNIT_INTERVAL ->
          warning(
              "a bernoulli likelihood models bits, but the values lie anywhere between 0 and 1, so"
                  + " the ELBO bounds no probability; set data.binarize or use a gaussian");
      case REAL ->
          Optional.of(
              new Finding(
                  Severity.ERROR,
                  "a bernoulli likelihood models bits, but the values go beyond 0 and 1; set"
                      + " data.scale and data.binarize, or use a gaussian"));
    };
  }

  private static Optional<Finding> warning(String message) {
    return Optional.of(new Finding(Severity.WARNING, message));
  }
}
