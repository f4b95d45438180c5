package dev.elbow.core.training;

import java.util.List;

/**
 * A training step by step.
 *
 * @param losses before each step
 */
record Course(double beta, double elbo, double rate, double distortion, List<Double> losses) {

  Terms terms() {
    return new Terms(beta, elbo, rate, distortion);
  }
}
