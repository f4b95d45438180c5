package dev.elbow.runner.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How parameters name the settings that they search. */
final class SettingNames {
  private static final List<String> MODEL =
      List.of(
          "architecture", "hidden", "activation", "latent_size", "decoder_input_gain", "engine");
  private static final List<String> TRAINING =
      List.of(
          "epochs",
          "batch_size",
          "beta",
          "learning_rate",
          "optimizer",
          "lr_schedule",
          "kl_schedule",
          "free_bits",
          "dropout",
          "l1",
          "l2",
          "gradient_clip",
          "skip_threshold",
          "examples",
          "precision");
  private static final Map<String, String> PATH_BY_SHORT_NAME = shortNames();

  private SettingNames() {}

  /** The dotted path that a short or a dotted name stands for; empty if it stands for none. */
  static Optional<String> path(String name) {
    String head = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    if (name.startsWith("model.") || name.startsWith("training.")) {
      return Optional.of(name);
    }
    return Optional.ofNullable(PATH_BY_SHORT_NAME.get(head))
        .map(path -> path + name.substring(head.length()));
  }

  static List<String> shortNamesInOrder() {
    return new ArrayList<>(PATH_BY_SHORT_NAME.keySet());
  }

  private static Map<String, String> shortNames() {
    Map<String, String> paths = new LinkedHashMap<>();
    MODEL.forEach(key -> paths.put(key, "model." + key));
    TRAINING.forEach(key -> paths.put(key, "training." + key));
    return paths;
  }
}
