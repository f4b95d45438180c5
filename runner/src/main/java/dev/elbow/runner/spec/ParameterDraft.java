package dev.elbow.runner.spec;

import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Value;
import java.util.List;
import java.util.Optional;

/**
 * A parameter that has been read, with the values at which its setting is to be tried out.
 *
 * @param cursor where it stands
 * @param path the setting that it searches
 * @param trials its ends, or all of its choices, as the file has them
 * @param whenAt where its condition stands
 */
record ParameterDraft(
    Cursor cursor,
    String path,
    Parameter parameter,
    List<TriedValue> trials,
    Optional<Cursor> whenAt) {

  /**
   * A value and the tree it came from.
   *
   * @param between whether it is none that the file has, but one between the ends of a range
   */
  record TriedValue(Value value, Tree tree, boolean between) {
    TriedValue(Value value, Tree tree) {
      this(value, tree, false);
    }
  }

  String name() {
    return parameter.name();
  }
}
