package dev.elbow.core.estimators.samples;

import org.apache.commons.math3.special.Gamma;

/**
 * The length of a standard normal vector: chi with as many degrees of freedom as the vector has
 * dimensions.
 *
 * @param degrees at least 1
 */
record ChiDistribution(int degrees) {
  ChiDistribution {
    if (degrees < 1) {
      throw new IllegalArgumentException("a vector needs a dimension, not " + degrees);
    }
  }

  /** √2 Γ((d + 1)/2) / Γ(d/2). */
  double mean() {
    return Math.sqrt(2)
        * Math.exp(Gamma.logGamma((degrees + 1) / 2.0) - Gamma.logGamma(degrees / 2.0));
  }

  /** √(d − mean²), from .6 for one dimension towards 1/√2. */
  double standardDeviation() {
    return Math.sqrt(degrees - mean() * mean());
  }

  /** The probability of a length of at most {@code radius}. */
  double cumulativeProbability(double radius) {
    return radius <= 0 ? 0 : Gamma.regularizedGammaP(degrees / 2.0, radius * radius / 2);
  }
}
