package dev.elbow.runner.insight;

/**
 * How much of the predicted objective's variance over the search space one parameter explains.
 *
 * @param parameter its name
 * @param main the share that it explains alone, from 0 to 1
 * @param total the same with its interactions with other parameters; at least {@code main}. An
 *     interaction is a part of the total of each of its parameters, so totals may add up to more
 *     than 1.
 */
public record ParameterImportance(String parameter, double main, double total) {

  /** What it explains only together with others. */
  public double interactions() {
    return total - main;
  }
}
