package dev.elbow.runner.spec;

import dev.elbow.runner.spec.SectionTemplate.Placed;
import dev.elbow.runner.spec.SweepSpec.Method;
import dev.elbow.runner.spec.Tree.Entry;
import dev.elbow.runner.spec.Tree.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters section. */
final class ParametersReader {
  private static final int MOST_PARAMETERS = 200;

  private final SectionTemplate template;
  private final Method method;

  ParametersReader(SectionTemplate template, Method method) {
    this.template = template;
    this.method = method;
  }

  /** Every parameter that could be read, in the order of the file. */
  List<ParameterDraft> read(Cursor cursor) {
    List<Entry> entries = Section.of(cursor).map(Section::entries).orElse(List.of());
    if (entries.size() > MOST_PARAMETERS) {
      cursor.problem("has " + entries.size() + " parameters, more than " + MOST_PARAMETERS);
      return List.of();
    }
    ConditionReader conditions = new ConditionReader(entries.stream().map(Entry::key).toList());
    Map<String, String> nameByPath = new HashMap<>();
    List<ParameterDraft> drafts = new ArrayList<>();
    for (Entry entry : entries) {
      conditions.reach(entry.key());
      path(entry, nameByPath, cursor.problems())
          .flatMap(path -> parameter(entry, path, conditions, cursor.problems()))
          .ifPresent(
              draft -> {
                drafts.add(draft);
                conditions.know(draft.parameter());
              });
    }
    return drafts;
  }

  private Optional<ParameterDraft> parameter(
      Entry entry, String path, ConditionReader conditions, Problems problems) {
    Cursor cursor = new Cursor(entry.value(), "parameters." + entry.key(), problems);
    return new ParameterReader(entry.key(), path, wholeOnly(path), method, conditions).read(cursor);
  }

  private static Optional<String> path(
      Entry entry, Map<String, String> nameByPath, Problems problems) {
    String name = entry.key();
    String label = "parameters." + Cursor.shorten(name);
    Optional<String> path = SettingNames.path(name);
    if (path.isEmpty()) {
      problems.add(
          entry.keyAt(),
          label,
          "there is no such setting"
              + Suggestion.among(SettingNames.shortNamesInOrder(), name)
              + " (or a path such as training.kl_schedule.warmup_epochs)");
      return Optional.empty();
    }
    if (path.get().equals("model.likelihood") || path.get().equals("model.likelihood.type")) {
      problems.add(
          entry.keyAt(),
          label,
          "trials with different likelihoods cannot be compared; use one sweep for each");
      return Optional.empty();
    }
    String other = nameByPath.putIfAbsent(path.get(), name);
    if (other != null) {
      problems.add(entry.keyAt(), label, "searches " + path.get() + ", as " + other + " does");
      return Optional.empty();
    }
    return path;
  }

  /** Asks the setting's own reader: it takes 2, but not 2.5. */
  private boolean wholeOnly(String path) {
    Problems problems = new Problems();
    Position at = new Position("", 0, 0, "probe");
    template.read(Map.of(path, new Placed(new Scalar("2.5", true, at), at)), problems);
    return problems.needsWholeAt(at);
  }
}
