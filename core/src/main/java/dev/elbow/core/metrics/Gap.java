package dev.elbow.core.metrics;

/**
 * Something that could not be measured of a trained model.
 *
 * @param what as a person reads it: {@code two-sample test}
 * @param reason one sentence
 */
public record Gap(String what, String reason) {}
