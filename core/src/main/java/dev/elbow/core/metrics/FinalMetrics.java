package dev.elbow.core.metrics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What is known of a trained model, with its best weights restored. Nats per example.
 *
 * @param bestEpoch the epoch whose weights were restored, from 1
 * @param validElboNats −(distortion + rate) on the validation split
 * @param validElboStandardError over examples
 * @param validDistortionNats −E_q ln p(x|z)
 * @param validRateNats KL(q(z|x) ‖ p(z)), exact
 * @param testElboNats the same on the test split; absent without one
 * @param validIwae64Nats the importance-weighted bound L_64 on the validation split
 * @param validIwae64StandardError over examples
 * @param activeUnits as in {@link EpochMetrics}
 * @param collapseFraction as in {@link EpochMetrics}
 * @param klPerDimensionNats mean KL of each latent dimension on the validation split
 */
public record FinalMetrics(
    int bestEpoch,
    double validElboNats,
    double validElboStandardError,
    double validDistortionNats,
    double validRateNats,
    OptionalDouble testElboNats,
    double validIwae64Nats,
    double validIwae64StandardError,
    int activeUnits,
    double collapseFraction,
    List<Double> klPerDimensionNats) {
  public FinalMetrics {
    klPerDimensionNats = List.copyOf(klPerDimensionNats);
  }
}
