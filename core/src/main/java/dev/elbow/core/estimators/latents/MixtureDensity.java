package dev.elbow.core.estimators.latents;

import java.util.Arrays;

/**
 * ln Σ_{j≠i} q(z_i|x_j) of each code i: the aggregate posterior at a code, as the other examples
 * make it. All pairs are visited, a block of examples at a time, without an M x M matrix.
 *
 * <p>A term more than {@value #NEGLIGIBLE_NATS} nats below the largest so far is left out as soon
 * as some of its dimensions show it: all that is left out is less than M e⁻⁴⁰ of the sum, below
 * rounding.
 */
final class MixtureDensity {
  private static final double NEGLIGIBLE_NATS = 40;
  private static final int BLOCK_VALUES = 1 << 15;
  private static final int DIMENSIONS_AT_ONCE = 8;

  private final Codes codes;
  private final int size;
  private final double[] means;
  private final double[] weights; // 1 / 2s²
  private final double[] peaks; // ln q(μ|x)
  private final double[] largest;
  private final double[] scaledSums;

  private MixtureDensity(Codes codes) {
    this.codes = codes;
    this.size = codes.latentSize();
    int rows = Math.max(1, BLOCK_VALUES / size);
    this.means = new double[rows * size];
    this.weights = new double[rows * size];
    this.peaks = new double[rows];
    this.largest = new double[codes.count()];
    this.scaledSums = new double[codes.count()];
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
  }

  /** [codes] */
  static double[] logSumsOfOthers(Codes codes) {
    MixtureDensity mixture = new MixtureDensity(codes);
    for (int from = 0; from < codes.count(); from += mixture.peaks.length) {
      mixture.addExamples(from, Math.min(codes.count(), from + mixture.peaks.length));
    }
    return mixture.logSums();
  }

  private void addExamples(int from, int to) {
    load(from, to);
    float[] all = codes.z().values();
    double[] z = new double[size];
    for (int code = 0; code < codes.count(); code++) {
      for (int i = 0; i < z.length; i++) {
        z[i] = all[code * size + i];
      }
      if (code >= from && code < to) {
        addTerms(code, z, 0, code - from);
        addTerms(code, z, code - from + 1, to - from);
      } else {
        addTerms(code, z, 0, to - from);
      }
    }
  }

  private void load(int from, int to) {
    float[] allMeans = codes.posterior().mean().values();
    float[] logVariances = codes.posterior().logVariance().values();
    for (int row = 0, at = 0, source = from * size; row < to - from; row++) {
      double peak = size * Math.log(2 * Math.PI);
      for (int i = 0; i < size; i++, at++, source++) {
        means[at] = allMeans[source];
        weights[at] = 0.5 * Math.exp(-logVariances[source]);
        peak += logVariances[source];
      }
      peaks[row] = -0.5 * peak;
    }
  }

  private void addTerms(int code, double[] z, int from, int to) {
    double[] peaks = this.peaks;
    double max = largest[code];
    double sum = scaledSums[code];
    for (int row = from; row < to; row++) {
      double log = logDensity(z, row * z.length, peaks[row], max - NEGLIGIBLE_NATS);
      if (log > max) {
        sum = sum * Math.exp(max - log) + 1;
        max = log;
      } else if (log > max - NEGLIGIBLE_NATS) {
        sum += Math.exp(log - max);
      }
    }
    largest[code] = max;
    scaledSums[code] = sum;
  }

  /** ln q(z|x), or anything below {@code enough} once it is known to be below that. */
  private double logDensity(double[] z, int offset, double peak, double enough) {
    double[] means = this.means;
    double[] weights = this.weights;
    double log = peak;
    int at = offset;
    for (int i = 0; i < z.length && log > enough; ) {
      int end = Math.min(z.length, i + DIMENSIONS_AT_ONCE);
      for (; i < end; i++, at++) {
        double deviation = z[i] - means[at];
        log -= deviation * deviation * weights[at];
      }
    }
    return log;
  }

  private double[] logSums() {
    double[] logs = new double[largest.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = largest[i] + Math.log(scaledSums[i]);
    }
    return logs;
  }
}
