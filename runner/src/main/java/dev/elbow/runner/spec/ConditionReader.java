package dev.elbow.runner.spec;

import dev.elbow.runner.space.Comparison;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code when: "latent_size > 16"}. Remembers the parameters that stand above. */
final class ConditionReader {
  private static final Relation.Wanted WANTED =
      new Relation.Wanted("a parameter", "a value", "latent_size > 16");

  private final List<String> allNames;
  private final Map<String, Parameter> above = new HashMap<>();
  private final Set<String> reached = new HashSet<>();

  /**
   * @param allNames of the parameters, wherever they stand
   */
  ConditionReader(List<String> allNames) {
    this.allNames = List.copyOf(allNames);
  }

  /** A parameter is about to be read. */
  void reach(String name) {
    reached.add(name);
  }

  /** A parameter was read; conditions below may name it. */
  void know(Parameter parameter) {
    above.put(parameter.name(), parameter);
  }

  Optional<Condition> read(Cursor cursor) {
    return Relation.read(cursor, WANTED).flatMap(relation -> check(cursor, condition(relation)));
  }

  private static Condition condition(Relation relation) {
    Value bound = ParameterValue.of(relation.bound());
    return new Condition(relation.name(), relation.comparison(), bound);
  }

  private Optional<Condition> check(Cursor cursor, Condition condition) {
    String name = condition.parameter();
    if (!allNames.contains(name)) {
      cursor.problem("there is no parameter '" + name + "'" + Suggestion.among(allNames, name));
      return Optional.empty();
    }
    if (!above.containsKey(name)) {
      if (!reached.contains(name) || isLastReached(cursor, name)) {
        cursor.problem("a condition can only name a parameter above it, and " + name + " is not");
      }
      return Optional.empty();
    }
    return fits(cursor, condition, above.get(name)) ? Optional.of(condition) : Optional.empty();
  }

  /** Its own name; one that was reached before but is not known has a problem of its own. */
  private static boolean isLastReached(Cursor cursor, String name) {
    return cursor.path().equals("parameters." + name + ".when");
  }

  private static boolean fits(Cursor cursor, Condition condition, Parameter parameter) {
    boolean numbers =
        !(parameter instanceof Choice choice) || choice.values().stream().allMatch(Value::isNumber);
    if (numbers != condition.bound().isNumber()) {
      cursor.problem(
          parameter.name()
              + (numbers ? " is a number" : " is not a number")
              + ", so it cannot be compared with "
              + condition.bound().text());
      return false;
    }
    boolean equality =
        condition.comparison() == Comparison.EQUAL
            || condition.comparison() == Comparison.NOT_EQUAL;
    if (!numbers && !equality) {
      cursor.problem(parameter.name() + " is not a number; expected == or !=");
      return false;
    }
    return true;
  }
}
