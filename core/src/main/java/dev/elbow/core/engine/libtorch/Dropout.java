package dev.elbow.core.engine.libtorch;

/**
 * Hidden units dropped in training.
 *
 * @param keep the probability with which one is kept; the kept ones are divided by it
 */
record Dropout(double keep, RandomStream random) {}
