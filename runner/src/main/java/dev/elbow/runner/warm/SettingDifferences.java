package dev.elbow.runner.warm;

import dev.elbow.runner.spec.TrialConfig;
import dev.elbow.runner.spec.TrialTemplate;
import dev.elbow.runner.trial.TrialRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether one assignment trains the same model in two sweeps: what is not searched, and what the
 * names of presets stand for, must be the same. Not the engine: which one trains makes no more
 * difference than another seed.
 */
record SettingDifferences(TrialTemplate there, TrialTemplate here) {
  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("model.architecture", config -> config.model().architecture()),
          new Setting("model.hidden", config -> config.model().hidden()),
          new Setting("model.activation", config -> config.model().activation()),
          new Setting("model.latent_size", config -> config.model().latentSize()),
          new Setting("model.likelihood", config -> config.model().likelihood()),
          new Setting("model.decoder_input_gain", config -> config.model().decoderInputGain()),
          new Setting("training.epochs", config -> config.training().epochs()),
          new Setting("training.batch_size", config -> config.training().batchSize()),
          new Setting("training.beta", config -> config.training().objective().beta()),
          new Setting("training.kl_schedule", config -> config.training().objective().klSchedule()),
          new Setting("training.free_bits", config -> config.training().objective().freeBitsNats()),
          new Setting("training.optimizer", config -> config.training().optimizer().algorithm()),
          new Setting(
              "training.learning_rate", config -> config.training().optimizer().learningRate()),
          new Setting("training.lr_schedule", config -> config.training().optimizer().schedule()),
          new Setting("training.gradient_clip", config -> config.training().optimizer().clipNorm()),
          new Setting(
              "training.skip_threshold", config -> config.training().optimizer().skipThreshold()),
          new Setting("training.dropout", config -> config.training().regularization().dropout()),
          new Setting("training.l1", config -> config.training().regularization().l1()),
          new Setting("training.l2", config -> config.training().regularization().l2()),
          new Setting(
              "training.early_stopping", config -> config.training().earlyStoppingPatience()),
          new Setting("training.examples", config -> config.training().examples()),
          new Setting("training.precision", config -> config.training().precision()));

  private record Setting(String name, Function<TrialConfig, Object> of) {}

  /**
   * A sentence for each setting in which any of the trials would differ, the first time it does.
   */
  List<String> list(List<TrialRecord> trials) {
    Set<String> named = new LinkedHashSet<>();
    return trials.stream().flatMap(trial -> differences(trial, named).stream()).toList();
  }

  private List<String> differences(TrialRecord trial, Set<String> named) {
    TrialConfig one;
    TrialConfig other;
    try {
      one = there.configure(trial.trial().assignment());
      other = here.configure(trial.trial().assignment());
    } catch (IllegalArgumentException e) {
      return named.add(e.getMessage())
          ? List.of("trial " + trial.id() + " could not be trained here: " + e.getMessage())
          : List.of();
    }
    return SETTINGS.stream()
        .filter(setting -> !Objects.equals(setting.of().apply(one), setting.of().apply(other)))
        .filter(setting -> named.add(setting.name()))
        .map(
            setting ->
                "%s: %s there, %s here"
                    .formatted(
                        setting.name(),
                        text(setting.of().apply(one)),
                        text(setting.of().apply(other))))
        .toList();
  }

  private static String text(Object value) {
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? Integer.toString(number.getAsInt()) : "not given";
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? Double.toString(number.getAsDouble()) : "not given";
    }
    return value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value.toString();
  }
}
