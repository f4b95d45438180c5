package dev.elbow.runner.spec;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which setting a name stands for, and which parameter searches it: each is searched once. */
final class SearchedSettings {
  private final Map<String, String> parameterByPath = new HashMap<>();

  /**
   * The path of a setting that can be searched; empty, with a problem reported, if there is no such
   * setting or if it must be the same in all trials.
   *
   * @param name short or dotted, as it is written
   * @param label what to call the place
   */
  static Optional<String> path(String name, Position at, String label, Problems problems) {
    Optional<String> path = SettingNames.path(name);
    if (path.isEmpty()) {
      problems.add(
          at,
          label,
          "there is no such setting"
              + Suggestion.among(SettingNames.shortNamesInOrder(), name)
              + " (or a path such as training.kl_schedule.warmup_epochs)");
      return Optional.empty();
    }
    if (path.get().equals("model.likelihood") || path.get().equals("model.likelihood.type")) {
      problems.add(
          at,
          label,
          "trials with different likelihoods cannot be compared; use one sweep for each");
      return Optional.empty();
    }
    return path;
  }

  /** Whether no other parameter searches the setting; reported if one does. */
  boolean claim(String path, String parameter, Position at, String label, Problems problems) {
    String other = parameterByPath.putIfAbsent(path, parameter);
    if (other == null || other.equals(parameter)) {
      return true;
    }
    problems.add(at, label, "searches " + path + ", as " + other + " does");
    return false;
  }
}
