package dev.elbow.runner.spec;

import dev.elbow.core.model.TrainingConfig;
import dev.elbow.runner.spec.EarlyTermination.Asha;
import dev.elbow.runner.spec.EarlyTermination.Hyperband;
import dev.elbow.runner.spec.EarlyTermination.Median;
import java.util.List;
import java.util.Optional;

/**
 * The early_terminate section: a word, or a mapping with a {@code type}.
 *
 * @param trainings how trials of the sweep are trained, as far as can be told beforehand
 */
record EarlyTerminationReader(List<TrainingConfig> trainings, Problems warnings) {
  private static final Interval COUNT = Interval.atLeast(1);
  private static final Interval ETA = Interval.atLeast(2);
  private static final int DEFAULT_MIN_EPOCHS = 1;
  private static final int DEFAULT_ETA = 3;
  private static final int DEFAULT_MIN_TRIALS = 5;

  private enum Type {
    ASHA,
    HYPERBAND,
    MEDIAN
  }

  Optional<EarlyTermination> read(Cursor cursor) {
    return Section.ofWordOrMapping(cursor, "type").flatMap(section -> read(section, cursor));
  }

  private Optional<EarlyTermination> read(Section section, Cursor at) {
    Optional<EarlyTermination> rule =
        section
            .require("type", "expected asha, hyperband or median")
            .flatMap(type -> type.word(Type.class))
            .map(type -> read(type, section));
    rule.ifPresent(read -> section.close());
    rule.ifPresent(
        read -> checkEpochs(read, section.find("min_epochs").orElse(at), section.find("type")));
    return rule;
  }

  private static EarlyTermination read(Type type, Section section) {
    int minEpochs = section.whole("min_epochs", DEFAULT_MIN_EPOCHS, COUNT);
    return switch (type) {
      case ASHA -> new Asha(minEpochs, section.whole("eta", DEFAULT_ETA, ETA));
      case HYPERBAND -> new Hyperband(minEpochs, section.whole("eta", DEFAULT_ETA, ETA));
      case MEDIAN -> new Median(minEpochs, section.whole("min_trials", DEFAULT_MIN_TRIALS, COUNT));
    };
  }

  private void checkEpochs(EarlyTermination rule, Cursor minEpochsAt, Optional<Cursor> type) {
    int longest = trainings.stream().mapToInt(TrainingConfig::epochs).max().orElse(0);
    if (rule.minEpochs() >= longest) {
      minEpochsAt.problem(
          "no training would end early: min_epochs is %d and training.epochs at most %d; expected fewer than that"
              .formatted(rule.minEpochs(), longest));
    } else if (trainings.stream().allMatch(training -> isJudgedInWarmup(rule, training))) {
      type.ifPresent(
          at ->
              warnings.add(
                  at.node().at(),
                  "early_terminate",
                  "every epoch after which it would judge a training lies within the KL warm-up,"
                      + " where nothing is judged, so no training will end early"));
    }
  }

  private static boolean isJudgedInWarmup(EarlyTermination rule, TrainingConfig training) {
    double warmup = training.objective().klSchedule().warmupEpochs(training.epochs());
    return rule.lastJudgedEpoch(training.epochs()) <= warmup;
  }
}
