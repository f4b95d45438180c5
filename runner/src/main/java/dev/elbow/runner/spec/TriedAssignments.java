package dev.elbow.runner.spec;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.spec.ParameterDraft.TriedValue;
import dev.elbow.runner.spec.SectionTemplate.Placed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tries every end of every range and every choice: puts it into the sections, the other parameters
 * at their first values and its conditions fulfilled, and reads the sections. What their readers
 * say is reported at the value's own place. A value that stands in the sections although it is
 * searched is read as well.
 */
final class TriedAssignments {
  private final SectionTemplate template;
  private final List<ParameterDraft> drafts;
  private final Problems problems;

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
    read(Map.of(), draft -> !SettingPath.isGiven(template.sections(), draft.path()), problems);
    return read(Map.of(), draft -> true, problems);
  }

  private void check(ParameterDraft draft, TriedValue tried, Map<String, TriedValue> fulfilled) {
    Map<String, TriedValue> chosen = with(fulfilled, draft, tried);
    if (!tried.between()) {
      read(chosen, any -> true, problems);
      return;
    }
    Problems found = new Problems();
    read(chosen, any -> true, found);
    if (found.needsWholeAt(tried.tree().at())) {
      draft.cursor().problem(draft.path() + " takes whole numbers only; add type: int");
    }
  }

  private static Map<String, TriedValue> with(
      Map<String, TriedValue> fulfilled, ParameterDraft draft, TriedValue tried) {
    Map<String, TriedValue> chosen = new HashMap<>(fulfilled);
    chosen.put(draft.name(), tried);
    return chosen;
  }

  private TrialConfig read(
      Map<String, TriedValue> chosen, Predicate<ParameterDraft> included, Problems found) {
    Map<String, Value> values = new LinkedHashMap<>();
    Map<String, Placed> placed = new LinkedHashMap<>();
    for (ParameterDraft draft : drafts) {
      Optional<Condition> when = draft.parameter().when();
      if (when.isEmpty() || when.get().holdsFor(new Assignment(values))) {
        TriedValue value = chosen.getOrDefault(draft.name(), draft.trials().get(0));
        Position at = draft.cursor().node().at().labelled(draft.cursor().path());
        values.put(draft.name(), value.value());
        if (included.test(draft)) {
          placed.put(draft.name(), new Placed(value.tree(), at));
        }
      }
    }
    return template.read(placed, found);
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
    if (within(parent.parameter(), when.bound())) {
      Tree tree = SectionTemplate.tree(parent.name(), when.bound());
      candidates.add(new TriedValue(when.bound(), tree));
    }
    return candidates;
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
