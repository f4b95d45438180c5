package dev.elbow.runner.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A value for each active parameter of a space, in the order of the sweep file. A parameter whose
 * {@code when} condition does not hold has no entry. Two assignments are equal if they give the
 * same parameters the same values.
 *
 * @param values by the parameter's name in the sweep file
 */
public record Assignment(Map<String, Value> values) {
  public Assignment {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The value of one parameter; empty if it is inactive. */
  public Optional<Value> get(String parameter) {
    return Optional.ofNullable(values.get(parameter));
  }
}
