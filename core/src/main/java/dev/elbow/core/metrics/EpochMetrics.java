package dev.elbow.core.metrics;

/**
 * What is known of a model after one epoch. Nats per example, summed over dimensions; the ELBO is
 * always at β = 1, whatever was trained.
 *
 * @param epoch from 1
 * @param trainLossNats mean of the optimised value over the epoch's steps: for display only, never
 *     for ranking
 * @param trainElboNats on a fixed sample of the training split, by the same code as the validation
 *     ELBO
 * @param validElboNats −(distortion + rate)
 * @param validDistortionNats −E_q ln p(x|z), one draw of z per example
 * @param validRateNats KL(q(z|x) ‖ p(z)), exact
 * @param activeUnits latent dimensions i with Var_x(μ_i) &gt; 0.01
 * @param collapseFraction share of dimensions whose KL is below 0.01 nats for at least 99 % of the
 *     examples
 * @param epochSeconds wall time of the epoch, evaluation included
 */
public record EpochMetrics(
    int epoch,
    double trainLossNats,
    double trainElboNats,
    double validElboNats,
    double validDistortionNats,
    double validRateNats,
    int activeUnits,
    double collapseFraction,
    double epochSeconds) {}
