package dev.elbow.reports.model;

/**
 * How much of the predicted objective's variance over the search space one parameter explains.
 *
 * @param parameter its place among the parameter columns
 * @param main the share that it explains alone, from 0 to 1
 * @param total the same with its interactions; at least {@code main}
 */
public record Importance(int parameter, double main, double total) {
  public Importance {
    if (!(0 <= main && main <= total)) {
      throw new IllegalArgumentException(
          "a total share must be at least the main one, not " + total + " with " + main);
    }
  }
}
