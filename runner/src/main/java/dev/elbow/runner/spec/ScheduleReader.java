package dev.elbow.runner.spec;

import dev.elbow.core.model.KlSchedule;
import dev.elbow.core.model.LearningRateSchedule;
import java.util.Optional;

/** The two schedules of the training section: a word, or a mapping with a {@code type}. */
final class ScheduleReader {
  private static final Interval COUNT = Interval.atLeast(1);
  private static final Interval FACTOR = new Interval(0, false, 1, false);
  private static final double DEFAULT_FACTOR = 0.5;
  private static final String RANKED_ON_WARMUP =
      "so trials would be picked by what a smaller beta trains";

  private ScheduleReader() {}

  private enum LearningRateType {
    CONSTANT,
    STEP,
    COSINE,
    PLATEAU
  }

  private enum KlType {
    CONSTANT,
    LINEAR,
    CYCLICAL
  }

  static Optional<LearningRateSchedule> learningRate(Cursor cursor) {
    return Section.ofWordOrMapping(cursor, "type")
        .flatMap(
            section -> {
              Optional<LearningRateSchedule> schedule =
                  type(section, LearningRateType.class, "constant, step, cosine or plateau")
                      .map(type -> learningRate(type, section));
              schedule.ifPresent(read -> section.close());
              return schedule;
            });
  }

  private static LearningRateSchedule learningRate(LearningRateType type, Section section) {
    return switch (type) {
      case CONSTANT -> new LearningRateSchedule.Constant();
      case STEP ->
          new LearningRateSchedule.Step(
              section.real("factor", DEFAULT_FACTOR, FACTOR),
              section
                  .require("every_epochs", "expected a number of epochs")
                  .flatMap(cursor -> cursor.whole(COUNT))
                  .orElse(1));
      case COSINE ->
          new LearningRateSchedule.Cosine(section.real("final_fraction", 0, Interval.closed(0, 1)));
      case PLATEAU ->
          new LearningRateSchedule.Plateau(
              section.real("factor", DEFAULT_FACTOR, FACTOR), section.whole("patience", 5, COUNT));
    };
  }

  /**
   * @param epochs of training, of which the last must see β at its full value
   */
  static Optional<KlSchedule> kl(Cursor cursor, int epochs) {
    return Section.ofWordOrMapping(cursor, "type")
        .flatMap(
            section -> {
              Optional<KlSchedule> schedule =
                  type(section, KlType.class, "constant, linear or cyclical")
                      .map(type -> kl(type, section, epochs));
              schedule.ifPresent(read -> section.close());
              return schedule;
            });
  }

  private static KlSchedule kl(KlType type, Section section, int epochs) {
    return switch (type) {
      case CONSTANT -> new KlSchedule.Constant();
      case LINEAR ->
          section
              .require("warmup_epochs", "expected a number of epochs")
              .<KlSchedule>flatMap(cursor -> linear(cursor, epochs))
              .orElse(new KlSchedule.Constant());
      case CYCLICAL ->
          new KlSchedule.Cyclical(
              section.whole("cycles", 4, COUNT),
              section.find("ratio").flatMap(ScheduleReader::ratio).orElse(0.5));
    };
  }

  private static Optional<KlSchedule> linear(Cursor cursor, int epochs) {
    Optional<Double> warmup = cursor.real(Interval.above(0));
    if (warmup.isPresent() && warmup.get() >= epochs) {
      cursor.problem(
          "a warm-up of %s epochs does not end before the training of %d does, %s; expected fewer, or more training.epochs"
              .formatted(Found.describe(cursor.node()), epochs, RANKED_ON_WARMUP));
    }
    return warmup.map(KlSchedule.Linear::new);
  }

  private static Optional<Double> ratio(Cursor cursor) {
    Optional<Double> ratio = cursor.real(new Interval(0, false, 1, true));
    if (ratio.isPresent() && ratio.get() == 1) {
      cursor.problem(
          "with a ratio of 1 the last cycle's warm-up does not end before the training does, "
              + RANKED_ON_WARMUP
              + "; expected less than 1");
    }
    return ratio;
  }

  private static <E extends Enum<E>> Optional<E> type(
      Section section, Class<E> types, String words) {
    return section.require("type", "expected " + words).flatMap(cursor -> cursor.word(types));
  }
}
