package dev.elbow.runner.spec;

import dev.elbow.core.model.KlSchedule;
import dev.elbow.core.model.LearningRateSchedule;
import dev.elbow.core.model.Objective;
import dev.elbow.core.model.OptimizerConfig;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.TrainingConfig;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The training section. */
final class TrainingReader {
  private static final Interval COUNT = Interval.atLeast(1);
  private static final Interval PENALTY = Interval.atLeast(0);
  private static final Interval DROPOUT = new Interval(0, true, 1, false);
  private static final TrainingConfig DEFAULT =
      new TrainingConfig(
          30,
          128,
          new OptimizerConfig(
              Algorithm.ADAM, 1e-3, new LearningRateSchedule.Constant(), OptionalDouble.empty()),
          new Objective(1, new KlSchedule.Constant(), 0),
          Regularization.NONE,
          OptionalInt.empty());

  private TrainingReader() {}

  /** Training as far as it could be read; defaults stand where a problem was reported. */
  static TrainingConfig read(Cursor cursor) {
    return Section.of(cursor).map(TrainingReader::read).orElse(DEFAULT);
  }

  private static TrainingConfig read(Section section) {
    int epochs = section.whole("epochs", DEFAULT.epochs(), COUNT);
    int batchSize = section.whole("batch_size", DEFAULT.batchSize(), COUNT);
    TrainingConfig training =
        new TrainingConfig(
            epochs,
            batchSize,
            optimizer(section),
            objective(section, epochs),
            regularization(section),
            section
                .find("early_stopping")
                .map(TrainingReader::patience)
                .orElse(DEFAULT.earlyStoppingPatience()),
            section
                .find("examples")
                .map(cursor -> examples(cursor, batchSize))
                .orElse(DEFAULT.examples()),
            section.word("precision", DEFAULT.precision()));
    section.close();
    return training;
  }

  private static OptimizerConfig optimizer(Section section) {
    OptimizerConfig fallback = DEFAULT.optimizer();
    Optional<Double> clip = norm(section, "gradient_clip");
    Optional<Double> skip = norm(section, "skip_threshold");
    return new OptimizerConfig(
        section.word("optimizer", fallback.algorithm()),
        section.real("learning_rate", fallback.learningRate(), Interval.above(0)),
        section
            .find("lr_schedule")
            .flatMap(ScheduleReader::learningRate)
            .orElse(fallback.schedule()),
        clip.map(OptionalDouble::of).orElse(fallback.clipNorm()),
        skip.map(OptionalDouble::of).orElse(fallback.skipThreshold()));
  }

  private static Optional<Double> norm(Section section, String key) {
    return section.find(key).flatMap(cursor -> cursor.real(Interval.above(0)));
  }

  private static Objective objective(Section section, int epochs) {
    Objective fallback = DEFAULT.objective();
    return new Objective(
        section.real("beta", fallback.beta(), PENALTY),
        section
            .find("kl_schedule")
            .flatMap(cursor -> ScheduleReader.kl(cursor, epochs))
            .orElse(fallback.klSchedule()),
        section.real("free_bits", fallback.freeBitsNats(), PENALTY));
  }

  private static Regularization regularization(Section section) {
    Regularization fallback = DEFAULT.regularization();
    return new Regularization(
        section.real("dropout", fallback.dropout(), DROPOUT),
        section.real("l1", fallback.l1(), PENALTY),
        section.real("l2", fallback.l2(), PENALTY));
  }

  private static OptionalInt examples(Cursor cursor, int batchSize) {
    Optional<Integer> examples = cursor.whole(COUNT);
    if (examples.isPresent() && examples.get() < batchSize) {
      cursor.problem(
          "%d examples do not fill one batch of %d".formatted(examples.get(), batchSize));
      return OptionalInt.empty();
    }
    return examples.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private static OptionalInt patience(Cursor cursor) {
    Optional<Section> section = Section.of(cursor);
    Optional<Integer> patience =
        section
            .flatMap(found -> found.require("patience", "expected a number of epochs"))
            .flatMap(epochs -> epochs.whole(COUNT));
    section.ifPresent(Section::close);
    return patience.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
