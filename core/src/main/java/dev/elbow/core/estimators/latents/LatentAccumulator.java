package dev.elbow.core.estimators.latents;

import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.model.Posterior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/**
 * Takes posteriors block by block and makes a {@link LatentSummary} of them, in memory that depends
 * on the latent size alone. Variances are updated as by Welford (1962), so that means far from 0
 * cost no digits. What is not finite ends up in the summary's rate.
 */
public final class LatentAccumulator {
  private int examples;
  private double[] centres = {};
  private double[] squares = {};
  private double[] klSums = {};
  private int[] silent = {};
  private double smallestLogVariance = Double.POSITIVE_INFINITY;
  private double largestLogVariance = Double.NEGATIVE_INFINITY;
  private final Mean rate = new Mean();
  private final Variance rateVariance = new Variance();

  /**
   * Adds a block of examples.
   *
   * @throws IllegalArgumentException if its latent size is not that of the blocks before
   */
  public void add(Posterior posterior) {
    int latentSize = posterior.mean().columns();
    if (examples == 0) {
      centres = new double[latentSize];
      squares = new double[latentSize];
      klSums = new double[latentSize];
      silent = new int[latentSize];
    } else if (latentSize != centres.length) {
      throw new IllegalArgumentException(
          "a block has latent size " + latentSize + " but those before had " + centres.length);
    }
    float[] means = posterior.mean().values();
    float[] logVariances = posterior.logVariance().values();
    for (int row = 0; row < posterior.mean().rows(); row++) {
      examples++;
      addMeans(means, row * latentSize);
      addLogVariances(logVariances, row * latentSize);
      double nats = addKl(means, logVariances, row * latentSize);
      rate.increment(nats);
      rateVariance.increment(nats);
    }
  }

  private void addMeans(float[] means, int offset) {
    double[] centres = this.centres;
    double[] squares = this.squares;
    double weight = 1.0 / examples;
    for (int i = 0; i < centres.length; i++) {
      double mean = means[offset + i];
      double deviation = mean - centres[i];
      double centre = centres[i] + weight * deviation;
      centres[i] = centre;
      squares[i] += deviation * (mean - centre);
    }
  }

  private void addLogVariances(float[] logVariances, int offset) {
    double smallest = smallestLogVariance;
    double largest = largestLogVariance;
    for (int i = offset; i < offset + centres.length; i++) {
      smallest = Math.min(smallest, logVariances[i]);
      largest = Math.max(largest, logVariances[i]);
    }
    smallestLogVariance = smallest;
    largestLogVariance = largest;
  }

  /** Returns the divergence of the example, summed over dimensions. */
  private double addKl(float[] means, float[] logVariances, int offset) {
    double[] klSums = this.klSums;
    int[] silent = this.silent;
    double sum = 0;
    for (int i = 0; i < klSums.length; i++) {
      double nats = GaussianKl.nats(means[offset + i], logVariances[offset + i]);
      sum += nats;
      klSums[i] += nats;
      if (nats < LatentSummary.EPSILON_NATS) {
        silent[i]++;
      }
    }
    return sum;
  }

  /**
   * What the examples so far say.
   *
   * @throws IllegalArgumentException if there are none
   */
  public LatentSummary summary() {
    if (examples == 0) {
      throw new IllegalArgumentException("no examples to summarise the latents of");
    }
    Estimate rate =
        new Estimate(this.rate.getResult(), Math.sqrt(rateVariance.getResult() / examples));
    return new LatentSummary(
        examples,
        rate,
        over(Math.max(1, examples - 1), squares),
        over(examples, klSums),
        collapseFraction(),
        smallestLogVariance,
        largestLogVariance);
  }

  private double collapseFraction() {
    double enough = (1 - LatentSummary.DELTA) * examples;
    long collapsed = Arrays.stream(silent).filter(count -> count >= enough).count();
    return (double) collapsed / silent.length;
  }

  private static List<Double> over(int count, double[] sums) {
    List<Double> averages = new ArrayList<>(sums.length);
    for (double sum : sums) {
      averages.add(sum / count);
    }
    return averages;
  }
}
