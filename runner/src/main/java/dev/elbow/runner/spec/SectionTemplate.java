package dev.elbow.runner.spec;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.spec.PresetParameter.Setting;
import dev.elbow.runner.spec.Tree.Entry;
import dev.elbow.runner.spec.Tree.Mapping;
import dev.elbow.runner.spec.Tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The model and training sections as trees. An assignment is applied by putting its values into the
 * trees and reading them again: what a setting takes is decided by one reader, wherever its value
 * comes from.
 *
 * @param sections the top of the sweep file, reduced to these two sections
 * @param presets parameters whose values stand for several settings each
 */
record SectionTemplate(Mapping sections, List<PresetParameter> presets) implements TrialTemplate {
  SectionTemplate {
    presets = List.copyOf(presets);
  }

  /** Both sections of a sweep file; a section that is missing or none is empty. */
  static SectionTemplate of(Mapping top) {
    Mapping sections = new Mapping(List.of(), top.at());
    for (String key : List.of("model", "training")) {
      Tree section =
          top.find(key)
              .map(Entry::value)
              .filter(Mapping.class::isInstance)
              .orElse(new Mapping(List.of(), top.at()));
      sections = sections.with(new Entry(key, section.at(), section));
    }
    return new SectionTemplate(sections, List.of());
  }

  /** This template with parameters that are choices among presets. */
  SectionTemplate with(List<PresetParameter> parameters) {
    return new SectionTemplate(sections, parameters);
  }

  @Override
  public TrialConfig configure(Assignment assignment) {
    List<Setting> settings = new ArrayList<>();
    assignment.values().forEach((name, value) -> settings.addAll(settings(name, value)));
    Problems problems = new Problems();
    TrialConfig config = read(settings, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          problems.sorted().stream().map(Problem::message).collect(Collectors.joining("; ")));
    }
    return config;
  }

  /** What a parameter's value stands for. */
  private List<Setting> settings(String parameter, Value value) {
    return presets.stream()
        .filter(preset -> preset.name().equals(parameter))
        .findFirst()
        .map(preset -> preset.preset(value.text()).settings())
        .orElseGet(() -> List.of(new Setting(pathOf(parameter), placed(parameter, value))));
  }

  /**
   * The settings with values put in.
   *
   * @param values in the order in which they are to be put in
   */
  TrialConfig read(List<Setting> values, Problems problems) {
    Mapping filled = fill(values);
    ModelReader.Model model = ModelReader.read(section(filled, "model", problems));
    return new TrialConfig(
        model.config(), TrainingReader.read(section(filled, "training", problems)), model.engine());
  }

  /** What such a trial asks an engine for, and where each is written. */
  EngineUse engineUse(List<Setting> values) {
    Mapping filled = fill(values);
    TrialConfig config = read(values, new Problems());
    return new EngineUse(
        config.engine(),
        config.training().precision(),
        writtenAt(filled, "model", "engine"),
        writtenAt(filled, "training", "precision"));
  }

  private static Optional<Position> writtenAt(Mapping filled, String section, String key) {
    return filled
        .find(section)
        .map(Entry::value)
        .filter(Mapping.class::isInstance)
        .flatMap(keys -> ((Mapping) keys).find(key))
        .map(entry -> entry.value().at());
  }

  private Mapping fill(List<Setting> values) {
    Mapping filled = sections;
    for (Setting value : values) {
      Placed placed = value.placed();
      filled = SettingPath.put(filled, value.path(), placed.tree(), placed.keyAt());
    }
    return filled;
  }

  /**
   * A value to be put in.
   *
   * @param keyAt where its parameter stands
   */
  record Placed(Tree tree, Position keyAt) {}

  private static Placed placed(String parameter, Value value) {
    return new Placed(tree(parameter, value), new Position("trial", 0, 0, parameter));
  }

  /** A value as the file would have it. */
  static Tree tree(String parameter, Value value) {
    Position at = new Position("trial", 0, 0, parameter);
    if (value instanceof Value.Text text) {
      return isFlow(text.text())
          ? YamlParser.parse("trial", text.text(), new Problems())
              .map(tree -> tree.labelled(parameter))
              .orElse(new Scalar(text.text(), false, at))
          : new Scalar(text.text(), false, at);
    }
    return new Scalar(value.text(), true, at);
  }

  private static boolean isFlow(String text) {
    return text.startsWith("[") || text.startsWith("{");
  }

  private static Cursor section(Mapping sections, String key, Problems problems) {
    return new Cursor(sections.find(key).orElseThrow().value(), key, problems);
  }

  private static String pathOf(String parameter) {
    return SettingNames.path(parameter)
        .orElseThrow(() -> new IllegalArgumentException("there is no parameter " + parameter));
  }
}
