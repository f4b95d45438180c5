package dev.elbow.runner.insight;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How the variance of a function of independent, uniform coordinates divides among them: the
 * functional analysis of variance of Sobol' [1], estimated on a quasi-random sample.
 *
 * <p>Two independent halves A and B of a sample are taken, and for each coordinate i the points
 * AB_i of A with that coordinate from B. The main effect S_i = V(E(f | x_i)) / V(f) is the mean of
 * (f(B) − m)(f(AB_i) − f(A)) / V [2, table 2b], the total effect, 1 − V(E(f | all others)) / V(f),
 * that of (f(A) − f(AB_i))² / 2V [3].
 *
 * <p>[1] Sobol' 2001, Global sensitivity indices for nonlinear mathematical models and their Monte
 * Carlo estimates. [2] Saltelli et al. 2010, Variance based sensitivity analysis of model output.
 * [3] Jansen 1999, Analysis of variance designs for model output.
 *
 * @param main of each coordinate, from 0 to 1
 * @param total of each coordinate, at least {@code main}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on inside the package, never compared
record SobolIndices(double variance, double[] main, double[] total) {
  /** A power of two, at which a Sobol' sequence is most even. */
  private static final int SAMPLES = 1024;

  /**
   * The indices of a function on the unit cube; all of them 0 for one that is constant.
   *
   * @param dimensions from 1 to 500
   */
  static SobolIndices of(ToDoubleFunction<double[]> function, int dimensions) {
    SobolSequenceGenerator sequence = new SobolSequenceGenerator(2 * dimensions);
    sequence.skipTo(SAMPLES); // the origin and its kin are no fair sample
    double[][] a = new double[SAMPLES][];
    double[][] b = new double[SAMPLES][];
    for (int s = 0; s < SAMPLES; s++) {
      double[] point = sequence.nextVector();
      a[s] = Arrays.copyOf(point, dimensions);
      b[s] = Arrays.copyOfRange(point, dimensions, 2 * dimensions);
    }
    return of(function, a, b);
  }

  private static SobolIndices of(ToDoubleFunction<double[]> function, double[][] a, double[][] b) {
    double[] ofA = Arrays.stream(a).mapToDouble(function).toArray();
    double[] ofB = Arrays.stream(b).mapToDouble(function).toArray();
    double[] both = DoubleStream.concat(Arrays.stream(ofA), Arrays.stream(ofB)).toArray();
    double mean = StatUtils.mean(both);
    double variance = StatUtils.populationVariance(both);
    int dimensions = a[0].length;
    double[] main = new double[dimensions];
    double[] total = new double[dimensions];
    for (int i = 0; variance > 0 && i < dimensions; i++) {
      for (int s = 0; s < SAMPLES; s++) {
        double[] mixed = a[s].clone();
        mixed[i] = b[s][i];
        double change = function.applyAsDouble(mixed) - ofA[s];
        main[i] += (ofB[s] - mean) * change;
        total[i] += change * change / 2;
      }
      main[i] = Math.max(0, Math.min(1, main[i] / SAMPLES / variance));
      total[i] = Math.max(main[i], total[i] / SAMPLES / variance);
    }
    return new SobolIndices(variance, main, total);
  }
}
