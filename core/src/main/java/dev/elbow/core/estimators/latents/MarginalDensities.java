package dev.elbow.core.estimators.latents;

/**
 * Σ_k ln q(z_k) of each code, with q(z_k) the mixture of all codes' posteriors of dimension k, and
 * of all but the code's own.
 *
 * @param withOwn [codes]
 * @param withoutOwn [codes]
 */
@SuppressWarnings("ArrayRecordComponent") // handed on inside the package, never compared
record MarginalDensities(double[] withOwn, double[] withoutOwn) {

  static MarginalDensities of(Codes codes) {
    int count = codes.count();
    MarginalDensities sums = new MarginalDensities(new double[count], new double[count]);
    for (int dimension = 0; dimension < codes.latentSize(); dimension++) {
      new Dimension(codes, dimension).addTo(sums);
    }
    return sums;
  }

  /** The posteriors of one dimension: densities are relative to the highest peak of any. */
  private static final class Dimension {
    private static final double SMALLEST_SUM = 1e-280;

    private final double[] z;
    private final double[] means;
    private final double[] weights; // 1 / 2s²
    private final double[] logHeights; // relative to the highest
    private final double[] heights;
    private final double logHighest; // ln of the highest peak

    Dimension(Codes codes, int dimension) {
      int size = codes.latentSize();
      z = new double[codes.count()];
      means = new double[codes.count()];
      weights = new double[codes.count()];
      logHeights = new double[codes.count()];
      heights = new double[codes.count()];
      double smallest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < z.length; i++) {
        int at = i * size + dimension;
        double logVariance = codes.posterior().logVariance().values()[at];
        z[i] = codes.z().values()[at];
        means[i] = codes.posterior().mean().values()[at];
        weights[i] = 0.5 * Math.exp(-logVariance);
        logHeights[i] = -0.5 * logVariance;
        smallest = Math.min(smallest, logVariance);
      }
      for (int i = 0; i < z.length; i++) {
        logHeights[i] += 0.5 * smallest;
        heights[i] = Math.exp(logHeights[i]);
      }
      logHighest = -0.5 * (Math.log(2 * Math.PI) + smallest);
    }

    void addTo(MarginalDensities sums) {
      int count = z.length;
      for (int i = 0; i < count; i++) {
        double own = logTerm(i, i);
        double others = logSumOfOthers(i);
        sums.withOwn[i] += logHighest + LogSum.of(own, others) - Math.log(count);
        sums.withoutOwn[i] += logHighest + others - Math.log(count - 1);
      }
    }

    private double logSumOfOthers(int code) {
      double sum = sum(z[code], 0, code) + sum(z[code], code + 1, z.length);
      return sum > SMALLEST_SUM ? Math.log(sum) : logSumOfTinyTerms(code);
    }

    private double sum(double z, int from, int to) {
      double[] means = this.means;
      double[] weights = this.weights;
      double[] heights = this.heights;
      double sum = 0;
      for (int j = from; j < to; j++) {
        double deviation = z - means[j];
        sum += heights[j] * Math.exp(-deviation * deviation * weights[j]);
      }
      return sum;
    }

    /** Far from all others, every term may underflow: slower, and exact. */
    private double logSumOfTinyTerms(int code) {
      double sum = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < z.length; j++) {
        double term = logTerm(code, j);
        if (j != code && term > Double.NEGATIVE_INFINITY) {
          sum = LogSum.of(sum, term);
        }
      }
      return sum;
    }

    private double logTerm(int code, int example) {
      double deviation = z[code] - means[example];
      return logHeights[example] - deviation * deviation * weights[example];
    }
  }
}
