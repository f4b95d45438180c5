package dev.elbow.runner.spec;

import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.spec.PresetParameter.Setting;
import dev.elbow.runner.spec.SectionTemplate.Placed;
import java.util.List;
import java.util.Optional;

/**
 * A parameter that has been read, with the values at which its setting is to be tried out.
 *
 * @param cursor where it stands
 * @param paths the settings that it searches: one, unless it is a choice among presets
 * @param trials its ends, or all of its choices, as the file has them
 * @param whenAt where its condition stands
 * @param presets what its values stand for; absent if they are values of a setting
 */
record ParameterDraft(
    Cursor cursor,
    List<String> paths,
    Parameter parameter,
    List<TriedValue> trials,
    Optional<Cursor> whenAt,
    Optional<PresetParameter> presets) {
  ParameterDraft {
    paths = List.copyOf(paths);
    trials = List.copyOf(trials);
  }

  /** Those of the settings that every value sets. */
  List<String> pathsAlwaysSet() {
    return paths.stream()
        .filter(
            path ->
                presets.stream()
                    .allMatch(p -> p.presets().stream().allMatch(preset -> preset.sets(path))))
        .toList();
  }

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

  /** What a value stands for, at the places of the file. */
  List<Setting> settings(TriedValue value) {
    if (presets.isPresent()) {
      return presets.get().preset(value.value().text()).settings();
    }
    Position at = cursor.node().at().labelled(cursor.path());
    return List.of(new Setting(paths.get(0), new Placed(value.tree(), at)));
  }

  String name() {
    return parameter.name();
  }
}
