package dev.elbow.reports.model;

/**
 * A trial after one epoch, in nats per example. A value that is not finite is a gap in the curve.
 *
 * @param epoch from 1
 */
public record EpochPoint(
    int epoch,
    double trainElboNats,
    double validElboNats,
    double validDistortionNats,
    double validRateNats,
    int activeUnits,
    double collapseFraction) {}
