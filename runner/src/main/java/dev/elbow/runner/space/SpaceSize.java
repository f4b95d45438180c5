package dev.elbow.runner.space;

import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many distinct assignments a space holds. Assignments that differ only in inactive parameters
 * are one. A parameter that no condition names multiplies the count; only those that conditions
 * name are gone through value by value.
 */
public final class SpaceSize {
  /** Spaces with more assignments than this are as good as endless. */
  public static final long ENDLESS = 1_000_000_000_000L;

  private static final int MAX_STEPS = 1_000_000;

  private final List<Parameter> parameters;
  private final Set<String> named;
  private int steps;

  private SpaceSize(SearchSpace space) {
    parameters = space.parameters();
    named =
        parameters.stream()
            .flatMap(parameter -> parameter.when().stream())
            .map(Condition::parameter)
            .collect(Collectors.toSet());
  }

  /** The number of distinct assignments; empty if there is a continuum, or no counting them. */
  public static OptionalLong of(SearchSpace space) {
    long size = new SpaceSize(space).count(0, new LinkedHashMap<>());
    return size >= ENDLESS ? OptionalLong.empty() : OptionalLong.of(size);
  }

  private long count(int index, Map<String, Value> soFar) {
    if (index == parameters.size()) {
      return 1;
    }
    if (++steps > MAX_STEPS) {
      return ENDLESS;
    }
    Parameter parameter = parameters.get(index);
    if (!isActive(parameter, soFar)) {
      return count(index + 1, soFar);
    }
    long own = count(parameter);
    if (own >= ENDLESS || !named.contains(parameter.name())) {
      return own >= ENDLESS ? ENDLESS : product(own, count(index + 1, soFar));
    }
    return own > MAX_STEPS ? ENDLESS : sum(parameter, index, soFar);
  }

  private long sum(Parameter parameter, int index, Map<String, Value> soFar) {
    long sum = 0;
    for (Value value : parameter.values()) {
      soFar.put(parameter.name(), value);
      sum = Math.min(ENDLESS, sum + count(index + 1, soFar));
      soFar.remove(parameter.name());
      if (sum >= ENDLESS) {
        return ENDLESS;
      }
    }
    return sum;
  }

  private static boolean isActive(Parameter parameter, Map<String, Value> soFar) {
    return parameter.when().isEmpty() || parameter.when().get().holdsFor(new Assignment(soFar));
  }

  private static long product(long a, long b) {
    return a > ENDLESS / b ? ENDLESS : a * b;
  }

  private static long count(Parameter parameter) {
    if (parameter instanceof FloatRange range) {
      return range.min() == range.max() ? 1 : ENDLESS;
    }
    if (parameter instanceof IntRange range) {
      long span = range.max() - range.min();
      return span < 0 || span >= ENDLESS ? ENDLESS : span + 1;
    }
    return ((Choice) parameter).values().size();
  }
}
