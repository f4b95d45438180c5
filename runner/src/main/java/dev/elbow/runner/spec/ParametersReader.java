package dev.elbow.runner.spec;

import dev.elbow.runner.spec.PresetParameter.Setting;
import dev.elbow.runner.spec.SectionTemplate.Placed;
import dev.elbow.runner.spec.SweepSpec.Method;
import dev.elbow.runner.spec.Tree.Entry;
import dev.elbow.runner.spec.Tree.Scalar;
import java.util.ArrayList;
import java.util.List;
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
    SearchedSettings searched = new SearchedSettings();
    PresetsReader presets = new PresetsReader(searched, conditions);
    List<ParameterDraft> drafts = new ArrayList<>();
    for (Entry entry : entries) {
      conditions.reach(entry.key());
      Optional<ParameterDraft> draft =
          PresetsReader.isPresets(entry)
              ? presets.read(entry, cursor.problems())
              : parameter(entry, searched, conditions, cursor.problems());
      draft.ifPresent(
          read -> {
            drafts.add(read);
            conditions.know(read.parameter());
          });
    }
    return drafts;
  }

  private Optional<ParameterDraft> parameter(
      Entry entry, SearchedSettings searched, ConditionReader conditions, Problems problems) {
    String name = entry.key();
    String label = "parameters." + Cursor.shorten(name);
    Cursor cursor = new Cursor(entry.value(), "parameters." + name, problems);
    return SearchedSettings.path(name, entry.keyAt(), label, problems)
        .filter(path -> searched.claim(path, name, entry.keyAt(), label, problems))
        .map(path -> new ParameterReader(name, path, wholeOnly(path), method, conditions))
        .flatMap(reader -> reader.read(cursor));
  }

  /** Asks the setting's own reader: it takes 2, but not 2.5. */
  private boolean wholeOnly(String path) {
    Problems problems = new Problems();
    Position at = new Position("", 0, 0, "probe");
    template.read(
        List.of(new Setting(path, new Placed(new Scalar("2.5", true, at), at))), problems);
    return problems.needsWholeAt(at);
  }
}
