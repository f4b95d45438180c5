package dev.elbow.runner.space;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Whether an assignment gives every active parameter, and no other, a value that it can have. */
  public boolean contains(Assignment assignment) {
    Map<String, Value> seen = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      boolean active =
          parameter.when().map(when -> when.holdsFor(new Assignment(seen))).orElse(true);
      Optional<Value> value = assignment.get(parameter.name());
      if (active != value.isPresent() || !value.map(parameter::contains).orElse(true)) {
        return false;
      }
      value.ifPresent(given -> seen.put(parameter.name(), given));
    }
    return seen.size() == assignment.values().size();
  }
}
