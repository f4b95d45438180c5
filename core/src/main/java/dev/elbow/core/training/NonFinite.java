package dev.elbow.core.training;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.VaeLearner.Step;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.model.Posterior;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Says where the first value that is not finite came from: the data, the posterior, the loss or the
 * gradient, in the order in which a step computes them. It takes its time, and is asked only once
 * there is such a value.
 */
final class NonFinite {
  private NonFinite() {}

  /** Of a step that is not finite, for a person: "the batch holds NaN", "loss is NaN". */
  static String cause(Step step, Matrix batch, VaeModel model) {
    return holding("the batch", batch)
        .or(() -> posterior(model.encode(batch)))
        .or(() -> is("loss", step.lossNats()))
        .or(() -> is("gradient", step.gradientNorm()))
        .orElseThrow();
  }

  /** Which split holds a value that no model can be evaluated on, if one does. */
  static Optional<String> in(Splits data) {
    return holding("the training split", data.train())
        .or(() -> holding("the validation split", data.validation()))
        .or(() -> data.test().flatMap(test -> holding("the test split", test)));
  }

  /** "NaN" or "infinite". */
  static String word(double value) {
    return Double.isNaN(value) ? "NaN" : "infinite";
  }

  private static Optional<String> posterior(Posterior posterior) {
    return first(posterior.mean(), mean -> mean)
        .flatMap(mean -> is("posterior mean", mean))
        .or(
            () ->
                // Engines compute in floats, where a variance overflows from exp(88.7) on.
                first(posterior.logVariance(), logVariance -> (float) Math.exp(logVariance))
                    .flatMap(variance -> is("posterior variance", variance)));
  }

  private static Optional<String> holding(String name, Matrix matrix) {
    return first(matrix, value -> value)
        .map(value -> name + " holds " + (Double.isNaN(value) ? "NaN" : "an infinite value"));
  }

  private static Optional<String> is(String name, double value) {
    return Double.isFinite(value) ? Optional.empty() : Optional.of(name + " is " + word(value));
  }

  private static Optional<Double> first(Matrix matrix, DoubleUnaryOperator function) {
    for (float value : matrix.values()) {
      double result = function.applyAsDouble(value);
      if (!Double.isFinite(result)) {
        return Optional.of(result);
      }
    }
    return Optional.empty();
  }
}
