package dev.elbow.runner.spec;

import dev.elbow.runner.space.Comparison;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.spec.Tree.Scalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code when: "latent_size > 16"}. Remembers the parameters that stand above. */
final class ConditionReader {
  private static final Pattern CONDITION =
      Pattern.compile("\\s*([A-Za-z0-9_.]+)\\s*(<=|>=|==|!=|<|>)\\s*(\\S+)\\s*");

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
    Optional<String> text = cursor.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = CONDITION.matcher(text.get());
    if (!matcher.matches()) {
      cursor.problem(
          "expected a parameter, one of < <= > >= == != and a value, as in \"latent_size > 16\","
              + " found "
              + Found.describe(cursor.node()));
      return Optional.empty();
    }
    Comparison comparison = Comparison.bySymbol(matcher.group(2)).orElseThrow();
    Value bound = ParameterValue.of(new Scalar(matcher.group(3), true, cursor.node().at()));
    return check(cursor, new Condition(matcher.group(1), comparison, bound));
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
