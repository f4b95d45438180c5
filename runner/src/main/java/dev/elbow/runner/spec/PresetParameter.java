package dev.elbow.runner.spec;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A parameter whose values are names, each of which stands for a bundle of settings.
 *
 * @param presets at least one, with distinct names
 */
record PresetParameter(String name, List<Preset> presets) {
  PresetParameter {
    presets = List.copyOf(presets);
  }

  /**
   * A bundle of settings.
   *
   * @param settings in the order in which they are put in, with distinct paths
   */
  record Preset(String name, List<Setting> settings) {
    Preset {
      settings = List.copyOf(settings);
    }

    boolean sets(String path) {
      return settings.stream().anyMatch(setting -> setting.path().equals(path));
    }
  }

  /** A value for one setting of the model or training section, by its dotted path. */
  record Setting(String path, SectionTemplate.Placed placed) {}

  /**
   * The bundle of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  Preset preset(String wanted) {
    return presets.stream()
        .filter(preset -> preset.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no preset '" + wanted + "'"));
  }

  /** Every setting that one of the presets sets. */
  Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>();
    presets.forEach(preset -> preset.settings().forEach(setting -> paths.add(setting.path())));
    return paths;
  }
}
