package dev.elbow.runner.spec;

import dev.elbow.core.model.TrainingConfig;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.spec.ParameterDraft.TriedValue;
import dev.elbow.runner.spec.PresetParameter.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tries every end of every range and every choice: puts it into the sections, the other parameters
 * at their first values and its conditions fulfilled, and reads the sections. Those that time the
 * training are tried in pairs as well. What their readers say is reported at the value's own place.
 * A value that stands in the sections although it is searched is read as well.
 */
final class TriedAssignments {
  private static final int MOST_TOGETHER = 50;

  private final SectionTemplate template;
  private final List<ParameterDraft> drafts;
  private final Problems problems;
  private final Set<TrialConfig> configs = new LinkedHashSet<>();

  TriedAssignments(SectionTemplate template, List<ParameterDraft> drafts, Problems problems) {
    this.template = template;
    this.drafts = drafts;
    this.problems = problems;
  }

  /** Reports what is wrong with any value; returns the settings with all at their first values. */
  TrialConfig check() {
    for (ParameterDraft draft : drafts) {
      fulfilConditions(draft)
          .ifPresent(fulfilled -> draft.trials().forEach(tried -> check(draft, tried, fulfilled)));
    }
    List<ParameterDraft> timing = drafts.stream().filter(TriedAssignments::isTiming).toList();
    for (int i = 0; i < timing.size(); i++) {
      for (ParameterDraft other : timing.subList(i + 1, timing.size())) {
        checkTogether(timing.get(i), other);
      }
    }
    read(Map.of(), this::isNowhereGiven, problems);
    return tryOut(Map.of());
  }

  /** How trials with the values that were tried are trained; of ranges, with both ends. */
  List<TrainingConfig> trainings() {
    return configs.stream().map(TrialConfig::training).distinct().toList();
  }

  /** The largest latent size that a trial can have. */
  int largestLatentSize() {
    return configs.stream().mapToInt(config -> config.model().latentSize()).max().orElse(1);
  }

  /** Whether a training may end within its KL warm-up because of the parameter. */
  private static boolean isTiming(ParameterDraft draft) {
    return draft.paths().stream()
        .anyMatch(
            path -> path.equals("training.epochs") || path.startsWith("training.kl_schedule"));
  }

  /** A warm-up that is short enough for the first number of epochs may be too long for another. */
  private void checkTogether(ParameterDraft one, ParameterDraft other) {
    Map<String, TriedValue> fulfilled = new HashMap<>();
    fulfilConditions(one).ifPresent(fulfilled::putAll);
    fulfilConditions(other).ifPresent(fulfilled::putAll);
    for (TriedValue value : few(one)) {
      for (TriedValue otherValue : few(other)) {
        tryOut(with(with(fulfilled, one, value), other, otherValue));
      }
    }
  }

  /** All values, or of many the extremes. */
  private static List<TriedValue> few(ParameterDraft draft) {
    List<TriedValue> values = draft.trials().stream().filter(tried -> !tried.between()).toList();
    if (values.size() <= MOST_TOGETHER) {
      return values;
    }
    Comparator<TriedValue> byValue = Comparator.comparing(TriedValue::value);
    return List.of(Collections.min(values, byValue), Collections.max(values, byValue));
  }

  private boolean isNowhereGiven(ParameterDraft draft) {
    return draft.paths().stream().noneMatch(path -> SettingPath.isGiven(template.sections(), path));
  }

  private void check(ParameterDraft draft, TriedValue tried, Map<String, TriedValue> fulfilled) {
    Map<String, TriedValue> chosen = with(fulfilled, draft, tried);
    if (!tried.between()) {
      tryOut(chosen);
      return;
    }
    Problems found = new Problems();
    read(chosen, any -> true, found);
    if (found.needsWholeAt(tried.tree().at())) {
      draft.cursor().problem(draft.paths().get(0) + " takes whole numbers only; add type: int");
    }
  }

  private static Map<String, TriedValue> with(
      Map<String, TriedValue> fulfilled, ParameterDraft draft, TriedValue tried) {
    Map<String, TriedValue> chosen = new HashMap<>(fulfilled);
    chosen.put(draft.name(), tried);
    return chosen;
  }

  private TrialConfig tryOut(Map<String, TriedValue> chosen) {
    TrialConfig config = read(chosen, any -> true, problems);
    configs.add(config);
    return config;
  }

  private TrialConfig read(
      Map<String, TriedValue> chosen, Predicate<ParameterDraft> included, Problems found) {
    Map<String, Value> values = new LinkedHashMap<>();
    List<Setting> settings = new ArrayList<>();
    for (ParameterDraft draft : drafts) {
      Optional<Condition> when = draft.parameter().when();
      if (when.isEmpty() || when.get().holdsFor(new Assignment(values))) {
        TriedValue value = chosen.getOrDefault(draft.name(), draft.trials().get(0));
        values.put(draft.name(), value.value());
        if (included.test(draft)) {
          settings.addAll(draft.settings(value));
        }
      }
    }
    return template.read(settings, found);
  }

  /** Values of the parameters above with which this one is active. */
  private Optional<Map<String, TriedValue>> fulfilConditions(ParameterDraft draft) {
    Map<String, TriedValue> fulfilled = new HashMap<>();
    ParameterDraft child = draft;
    while (child.parameter().when().isPresent()) {
      Condition when = child.parameter().when().get();
      ParameterDraft parent = draft(when.parameter());
      Optional<TriedValue> value =
          candidates(parent, when).stream()
              .filter(tried -> when.comparison().holds(tried.value(), when.bound()))
              .findFirst();
      if (value.isEmpty()) {
        child.whenAt().ifPresent(at -> at.problem("'" + when + "' never holds"));
        return Optional.empty();
      }
      fulfilled.put(parent.name(), value.get());
      child = parent;
    }
    return Optional.of(fulfilled);
  }

  private ParameterDraft draft(String name) {
    return drafts.stream().filter(d -> d.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<TriedValue> candidates(ParameterDraft parent, Condition when) {
    List<TriedValue> candidates = new ArrayList<>(parent.trials());
    candidates.addAll(bounds(parent, when));
    return candidates;
  }

  /** The value with which a condition compares, if it is one of the range. */
  static List<TriedValue> bounds(ParameterDraft parent, Condition when) {
    return within(parent.parameter(), when.bound())
        ? List.of(new TriedValue(when.bound(), SectionTemplate.tree(parent.name(), when.bound())))
        : List.of();
  }

  private static boolean within(Parameter parameter, Value bound) {
    if (parameter instanceof FloatRange range) {
      return bound.asNumber() >= range.min() && bound.asNumber() <= range.max();
    }
    return parameter instanceof IntRange range
        && bound instanceof Value.Whole whole
        && whole.number() >= range.min()
        && whole.number() <= range.max();
  }
}
