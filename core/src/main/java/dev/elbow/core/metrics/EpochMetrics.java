package dev.elbow.core.metrics;

import java.util.List;

/**
 * What is known of a model after one epoch. Nats per example, summed over dimensions; the ELBO is
 * always at β = 1, whatever was trained.
 *
 * @param epoch from 1
 * @param values every metric that is known per epoch, as far as it could be measured
 * @param klPerDimensionNats mean KL of each latent dimension on the validation split; empty if
 *     there are too many to keep for every epoch
 */
public record EpochMetrics(int epoch, Measurements values, List<Double> klPerDimensionNats) {
  public EpochMetrics {
    klPerDimensionNats = List.copyOf(klPerDimensionNats);
  }

  /** Mean of the optimised value over the epoch's steps: for display only, never for ranking. */
  public double trainLossNats() {
    return values.orNaN(Metric.TRAIN_LOSS);
  }

  /** −(distortion + rate) on the validation split. */
  public double validElboNats() {
    return values.orNaN(Metric.VALID_ELBO);
  }

  /** −E_q ln p(x|z) on the validation split. */
  public double validDistortionNats() {
    return values.orNaN(Metric.VALID_DISTORTION);
  }

  /** KL(q(z|x) ‖ p(z)) on the validation split. */
  public double validRateNats() {
    return values.orNaN(Metric.VALID_RATE);
  }

  /** Latent dimensions i with Var_x(μ_i) &gt; 0.01. */
  public int activeUnits() {
    return (int) values.orNaN(Metric.ACTIVE_UNITS);
  }

  /** Wall time of the epoch, evaluation included. */
  public double epochSeconds() {
    return values.orNaN(Metric.EPOCH_SECONDS);
  }
}
