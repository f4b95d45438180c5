package dev.elbow.core.estimators.bounds;

import java.util.Arrays;

/** Σ w and Σ w² of each example's weights, one ln w at a time, without overflow. */
final class LogWeightSums {
  private final double[] largest;
  private final double[] scaledSums;
  private final double[] scaledSquares;

  LogWeightSums(int examples) {
    largest = new double[examples];
    scaledSums = new double[examples];
    scaledSquares = new double[examples];
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
  }

  void add(int example, double logWeight) {
    if (logWeight <= largest[example]) {
      double weight = Math.exp(logWeight - largest[example]);
      scaledSums[example] += weight;
      scaledSquares[example] += weight * weight;
    } else {
      double scale = Math.exp(largest[example] - logWeight);
      scaledSums[example] = scaledSums[example] * scale + 1;
      scaledSquares[example] = scaledSquares[example] * scale * scale + 1;
      largest[example] = logWeight;
    }
  }

  /** ln (1/count) Σ w. */
  double logMean(int example, int count) {
    return largest[example] + Math.log(scaledSums[example] / count);
  }

  /** (Σ w)² / Σ w², from 1 to the number of weights. */
  double effectiveSampleSize(int example) {
    return scaledSums[example] * scaledSums[example] / scaledSquares[example];
  }

  /** Forgets one example's weights. */
  void clear(int example) {
    largest[example] = Double.NEGATIVE_INFINITY;
    scaledSums[example] = 0;
    scaledSquares[example] = 0;
  }
}
