package dev.elbow.runner.spec;

import dev.elbow.core.model.Precision;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.spec.ParameterDraft.TriedValue;
import dev.elbow.runner.spec.PresetParameter.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which engine and which precision may meet in a trial: goes through all values of the parameters
 * that decide either, with each of their conditions fulfilled and not.
 */
final class EngineUses {
  private static final Set<String> DECIDING = Set.of(EngineUse.ENGINE, EngineUse.PRECISION);

  /** Nobody has so many presets and conditions; who has is told in the worker. */
  private static final int MOST_COMBINATIONS = 10_000;

  private record Combination(EngineSetting engine, Precision precision) {}

  private final SectionTemplate template;
  private final List<ParameterDraft> drafts;
  private final Map<Combination, EngineUse> found = new LinkedHashMap<>();
  private int tried;

  /**
   * @param drafts without problems
   */
  EngineUses(SectionTemplate template, List<ParameterDraft> drafts) {
    this.template = template;
    this.drafts = deciding(drafts);
  }

  /** At least one: of a combination that several trials may have, where it is written first. */
  List<EngineUse> all() {
    goThrough(0, new LinkedHashMap<>());
    return List.copyOf(found.values());
  }

  /** Those that decide, and those on whose values it depends whether they do; in order. */
  private static List<ParameterDraft> deciding(List<ParameterDraft> all) {
    List<ParameterDraft> deciding = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      ParameterDraft draft = all.get(i);
      if (decides(draft) || deciding.stream().anyMatch(child -> isParent(draft, child))) {
        deciding.add(0, draft);
      }
    }
    return deciding;
  }

  private static boolean decides(ParameterDraft draft) {
    return draft.paths().stream().anyMatch(DECIDING::contains);
  }

  private static boolean isParent(ParameterDraft parent, ParameterDraft child) {
    return child.parameter().when().filter(w -> w.parameter().equals(parent.name())).isPresent();
  }

  private void goThrough(int next, Map<ParameterDraft, TriedValue> chosen) {
    if (tried >= MOST_COMBINATIONS) {
      return;
    }
    if (next == drafts.size()) {
      tried++;
      note(template.engineUse(settings(chosen)));
      return;
    }
    ParameterDraft draft = drafts.get(next);
    if (isActive(draft, chosen)) {
      for (TriedValue value : values(draft)) {
        Map<ParameterDraft, TriedValue> more = new LinkedHashMap<>(chosen);
        more.put(draft, value);
        goThrough(next + 1, more);
      }
    } else {
      goThrough(next + 1, chosen);
    }
  }

  private void note(EngineUse use) {
    EngineUse unused = found.putIfAbsent(new Combination(use.engine(), use.precision()), use);
  }

  private static List<Setting> settings(Map<ParameterDraft, TriedValue> chosen) {
    return chosen.entrySet().stream()
        .filter(entry -> decides(entry.getKey()))
        .flatMap(entry -> entry.getKey().settings(entry.getValue()).stream())
        .filter(setting -> DECIDING.contains(setting.path()))
        .toList();
  }

  private static boolean isActive(ParameterDraft draft, Map<ParameterDraft, TriedValue> chosen) {
    Map<String, Value> values = new LinkedHashMap<>();
    chosen.forEach((parent, value) -> values.put(parent.name(), value.value()));
    Optional<Condition> when = draft.parameter().when();
    return when.isEmpty() || when.get().holdsFor(new Assignment(values));
  }

  /** Of one that does not decide itself, a value for each way in which its conditions can turn. */
  private List<TriedValue> values(ParameterDraft draft) {
    List<TriedValue> all = new ArrayList<>(draft.trials());
    all.removeIf(TriedValue::between);
    List<Condition> conditions =
        drafts.stream()
            .filter(child -> isParent(draft, child))
            .flatMap(child -> child.parameter().when().stream())
            .toList();
    conditions.forEach(when -> all.addAll(TriedAssignments.bounds(draft, when)));
    if (decides(draft)) {
      return all;
    }
    all.addAll(between(draft, all));
    Map<List<Boolean>, TriedValue> byTurn = new LinkedHashMap<>();
    for (TriedValue value : all) {
      List<Boolean> turn =
          conditions.stream()
              .map(when -> when.comparison().holds(value.value(), when.bound()))
              .toList();
      TriedValue unused = byTurn.putIfAbsent(turn, value);
    }
    return List.copyOf(byTurn.values());
  }

  /** Of a range also a value between each two: one condition may begin where another ends. */
  private static List<TriedValue> between(ParameterDraft draft, List<TriedValue> values) {
    boolean whole = draft.parameter() instanceof Parameter.IntRange;
    if (!whole && !(draft.parameter() instanceof Parameter.FloatRange)) {
      return List.of();
    }
    double[] sorted =
        values.stream().mapToDouble(tried -> tried.value().asNumber()).sorted().toArray();
    List<TriedValue> between = new ArrayList<>();
    for (int i = 1; i < sorted.length; i++) {
      double middle = (sorted[i - 1] + sorted[i]) / 2;
      Value value = whole ? new Value.Whole((long) middle) : new Value.Real(middle);
      between.add(new TriedValue(value, SectionTemplate.tree(draft.name(), value)));
    }
    return between;
  }
}
