package dev.elbow.runner.spec;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.GridSpace;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.spec.ParameterDraft.TriedValue;
import dev.elbow.runner.spec.PresetParameter.Preset;
import dev.elbow.runner.spec.PresetParameter.Setting;
import dev.elbow.runner.spec.SectionTemplate.Placed;
import dev.elbow.runner.spec.Tree.Entry;
import dev.elbow.runner.spec.Tree.Mapping;
import dev.elbow.runner.spec.Tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code {presets: {NAME: {beta: 30}, …}}}: a parameter that is a choice among bundles. */
final class PresetsReader {
  private static final String KEY = "presets";
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");
  private static final Pattern PRESET = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,59}");

  /** The other columns of the exports. */
  private static final List<String> RESERVED =
      List.of(
          "trial",
          "state",
          "reason",
          "seconds",
          "attempt",
          "feasible",
          "verdict",
          "trained_by",
          "trained_in",
          "trained_by_facts",
          "trained_by_reason");

  private final SearchedSettings searched;
  private final ConditionReader conditions;

  /**
   * @param searched the settings that parameters above search
   */
  PresetsReader(SearchedSettings searched, ConditionReader conditions) {
    this.searched = searched;
    this.conditions = conditions;
  }

  /** Whether an entry of the parameters section is one of presets. */
  static boolean isPresets(Entry entry) {
    return entry.value() instanceof Mapping mapping && mapping.find(KEY).isPresent();
  }

  /** The parameter as far as it could be read; empty if that is not enough to search it. */
  Optional<ParameterDraft> read(Entry entry, Problems problems) {
    String name = entry.key();
    Cursor cursor = new Cursor(entry.value(), "parameters." + Cursor.shorten(name), problems);
    if (!nameFits(entry, cursor)) {
      return Optional.empty();
    }
    Section section = Section.of(cursor).orElseThrow();
    Optional<Cursor> whenAt = section.find("when");
    Optional<Condition> when = whenAt.flatMap(conditions::read);
    List<Tried> tried = section.find(KEY).map(at -> presets(name, at)).orElse(List.of());
    section.close();
    if (tried.isEmpty() || (whenAt.isPresent() && when.isEmpty())) {
      return Optional.empty();
    }
    List<TriedValue> values = tried.stream().map(Tried::value).toList();
    PresetParameter presets = new PresetParameter(name, tried.stream().map(Tried::preset).toList());
    Choice choice = new Choice(name, values.stream().map(TriedValue::value).toList(), when);
    return Optional.of(
        new ParameterDraft(
            cursor, List.copyOf(presets.paths()), choice, values, whenAt, Optional.of(presets)));
  }

  private static boolean nameFits(Entry entry, Cursor cursor) {
    String name = entry.key();
    Optional<String> why = Optional.empty();
    if (SettingNames.path(name).isPresent()) {
      why = Optional.of("is a setting; presets need a name of their own");
    } else if (!NAME.matcher(name).matches()) {
      why = Optional.of("expected a name of a letter and then up to 59 letters, digits and _");
    } else if (RESERVED.contains(name) || Metric.byId(name).isPresent()) {
      why = Optional.of("is the name of a result; presets need a name of their own");
    }
    why.ifPresent(text -> cursor.problems().add(entry.keyAt(), cursor.path(), text));
    return why.isEmpty();
  }

  private List<Tried> presets(String parameter, Cursor cursor) {
    List<Entry> entries = Section.of(cursor).map(Section::entries).orElse(List.of());
    if (entries.size() > GridSpace.MAX_VALUES) {
      cursor.problem("has " + entries.size() + " presets, more than " + GridSpace.MAX_VALUES);
      return List.of();
    }
    if (entries.isEmpty() && cursor.node() instanceof Mapping) {
      cursor.problem("there is none; expected NAME: {setting: value, …}");
    }
    List<Tried> tried = new ArrayList<>();
    entries.forEach(entry -> preset(parameter, entry, cursor).ifPresent(tried::add));
    return tried;
  }

  private Optional<Tried> preset(String parameter, Entry entry, Cursor presets) {
    String name = entry.key();
    String path = presets.path() + "." + Cursor.shorten(name);
    Scalar word = new Scalar(name, true, entry.keyAt().labelled(path));
    boolean isWord = ParameterValue.of(word) instanceof Value.Text && !Scalars.isNull(word);
    if (!isWord || !PRESET.matcher(name).matches()) {
      presets
          .problems()
          .add(
              entry.keyAt(),
              path,
              "expected a word of a letter and then up to 59 letters, digits and . _ -");
      return Optional.empty();
    }
    Cursor cursor = new Cursor(entry.value(), path, presets.problems());
    return Section.of(cursor)
        .map(section -> new Preset(name, settings(parameter, section, path, presets.problems())))
        .map(preset -> new Tried(new TriedValue(new Value.Text(name), word), preset));
  }

  private List<Setting> settings(
      String parameter, Section section, String label, Problems problems) {
    List<Setting> settings = new ArrayList<>();
    for (Entry entry : section.entries()) {
      String at = label + "." + Cursor.shorten(entry.key());
      SearchedSettings.path(entry.key(), entry.keyAt(), at, problems)
          .filter(path -> searched.claim(path, parameter, entry.keyAt(), at, problems))
          .filter(path -> isFirst(path, settings, entry, at, problems))
          .map(path -> new Setting(path, placed(entry, at)))
          .ifPresent(settings::add);
    }
    return settings;
  }

  private static Placed placed(Entry entry, String label) {
    return new Placed(entry.value().labelled(label), entry.keyAt().labelled(label));
  }

  private static boolean isFirst(
      String path, List<Setting> settings, Entry entry, String label, Problems problems) {
    boolean first = settings.stream().noneMatch(setting -> setting.path().equals(path));
    if (!first) {
      problems.add(entry.keyAt(), label, "sets " + path + " a second time");
    }
    return first;
  }

  private record Tried(TriedValue value, Preset preset) {}
}
