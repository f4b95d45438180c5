package dev.elbow.reports.model;

/** One fact about what made the numbers: {@code Seed}, {@code 42}. */
public record ProvenanceLine(String label, String value) {}
