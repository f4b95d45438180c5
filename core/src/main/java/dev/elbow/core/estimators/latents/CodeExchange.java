package dev.elbow.core.estimators.latents;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.model.Decoder;
import java.util.random.RandomGenerator;

/**
 * How much the distortion grows when examples get each other's codes. Everybody gets the code of
 * the next in one random cycle (Sattolo 1986), so that nobody keeps their own.
 *
 * <p>The mean over pairs of different examples is unbiased. Differences are paired, with and
 * without the exchange for each example. Neighbours in the cycle share a code, and so are
 * correlated: the standard error takes their covariance in, where it is positive.
 */
final class CodeExchange {
  private final Decoder decoder;
  private final Matrix x;
  private final Matrix z;
  private final int[] cycle; // every example once; each gets the code of the one after
  private final float[] logLikelihoods;

  CodeExchange(Decoder decoder, Matrix x, Matrix z, RandomGenerator random) {
    if (x.rows() < 2) {
      throw new IllegalArgumentException("codes of " + x.rows() + " examples cannot be exchanged");
    }
    this.decoder = decoder;
    this.x = x;
    this.z = z;
    this.cycle = shuffled(x.rows(), random);
    this.logLikelihoods = decoder.logLikelihood(x, z);
  }

  private static int[] shuffled(int count, RandomGenerator random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  /** The same among the first examples only. */
  CodeExchange first(int rows, RandomGenerator random) {
    return new CodeExchange(decoder, x.rows(0, rows), z.rows(0, rows), random);
  }

  Estimate ofAllDimensions() {
    return exchanging(0, z.columns());
  }

  Estimate ofDimension(int index) {
    return exchanging(index, index + 1);
  }

  private Estimate exchanging(int from, int to) {
    float[] codes = z.values().clone();
    for (int i = 0; i < cycle.length; i++) {
      int next = cycle[(i + 1) % cycle.length];
      System.arraycopy(
          z.values(), next * z.columns() + from, codes, cycle[i] * z.columns() + from, to - from);
    }
    float[] exchanged = decoder.logLikelihood(x, new Matrix(codes, z.rows(), z.columns()));
    double[] increases = new double[cycle.length];
    for (int i = 0; i < increases.length; i++) {
      increases[i] = (double) logLikelihoods[cycle[i]] - exchanged[cycle[i]];
    }
    return overCycle(increases);
  }

  /** The mean of values of which only neighbours are correlated, the last with the first. */
  private static Estimate overCycle(double[] values) {
    Estimate independent = Estimate.over(values);
    if (!independent.isFinite()) {
      throw new IllegalArgumentException("the decoder's likelihood is not finite");
    }
    double covariance = 0;
    for (int i = 0; i < values.length; i++) {
      double next = values[(i + 1) % values.length];
      covariance += (values[i] - independent.mean()) * (next - independent.mean());
    }
    covariance /= values.length - 1.0;
    double squaredError =
        independent.standardError() * independent.standardError()
            + 2 * Math.max(0, covariance) / values.length;
    return new Estimate(independent.mean(), Math.sqrt(squaredError));
  }
}
