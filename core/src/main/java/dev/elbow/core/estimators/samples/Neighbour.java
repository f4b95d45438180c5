package dev.elbow.core.estimators.samples;

/**
 * One of many rows, as seen from a point.
 *
 * @param row its index
 * @param squaredDistance squared Euclidean distance to the point
 */
public record Neighbour(int row, double squaredDistance) {}
