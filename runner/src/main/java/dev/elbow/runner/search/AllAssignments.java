package dev.elbow.runner.search;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every distinct assignment of a finite space, the last parameter changing fastest. */
final class AllAssignments {
  private final List<Parameter> parameters;
  private final List<Assignment> all = new ArrayList<>();

  private AllAssignments(SearchSpace space) {
    this.parameters = space.parameters();
  }

  /**
   * @throws IllegalStateException if the space is not finite
   */
  static List<Assignment> of(SearchSpace space) {
    AllAssignments listing = new AllAssignments(space);
    listing.extend(0, new LinkedHashMap<>());
    return listing.all;
  }

  private void extend(int index, Map<String, Value> soFar) {
    if (index == parameters.size()) {
      all.add(new Assignment(soFar));
      return;
    }
    Parameter parameter = parameters.get(index);
    Optional<Condition> when = parameter.when();
    if (when.isPresent() && !when.get().holdsFor(new Assignment(soFar))) {
      extend(index + 1, soFar);
      return;
    }
    for (Value value : parameter.values()) {
      soFar.put(parameter.name(), value);
      extend(index + 1, soFar);
      soFar.remove(parameter.name());
    }
  }
}
