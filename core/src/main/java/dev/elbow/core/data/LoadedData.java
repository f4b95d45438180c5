package dev.elbow.core.data;

/**
 * What a trial trains on, and where it came from.
 *
 * @param splits scaled, and binarised as configured
 */
public record LoadedData(Splits splits, Provenance provenance) {}
