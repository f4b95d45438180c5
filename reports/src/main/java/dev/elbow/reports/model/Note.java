package dev.elbow.reports.model;

/**
 * Something said about a trial's diagnosis: {@code distributed code}, and the numbers behind it.
 */
public record Note(String title, String text) {}
