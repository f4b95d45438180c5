package dev.elbow.runner.space;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The parameters of a sweep, in the order of the file. A condition names a parameter that stands
 * earlier, so one pass from first to last decides which are active.
 */
public record SearchSpace(List<Parameter> parameters) {
  public SearchSpace {
    parameters = List.copyOf(parameters);
    Set<String> seen = new HashSet<>();
    for (Parameter parameter : parameters) {
      if (parameter.when().isPresent() && !seen.contains(parameter.when().get().parameter())) {
        throw new IllegalArgumentException(
            parameter.name() + ": its condition names no earlier parameter");
      }
      if (!seen.add(parameter.name())) {
        throw new IllegalArgumentException(parameter.name() + " is given twice");
      }
    }
  }
}
