package dev.elbow.core.training;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.model.KlSchedule;
import dev.elbow.core.model.LearningRateSchedule;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Objective;
import dev.elbow.core.model.OptimizerConfig;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.core.model.VaeConfig.Activation;
import dev.elbow.core.model.VaeConfig.Architecture;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Short trainings of small VAEs, one for each thing that a training may have to remember. */
final class ToyTrainings {
  static final int EPOCHS = 4;
  private static final int SIZE = 6;
  private static final int BATCH = 16;
  private static final LearningRateSchedule CONSTANT = new LearningRateSchedule.Constant();
  private static final Regularization DROPOUT = new Regularization(.2, 0, 0);

  private ToyTrainings() {}

  /** Nothing out of the ordinary, but dropout: masks are the learner's own random numbers. */
  static TrainingPlan plain() {
    return plan(training(adam(CONSTANT), kl(new KlSchedule.Constant())));
  }

  static Stream<Named<TrainingPlan>> all() {
    Stream<Named<TrainingPlan>> optimizers =
        Arrays.stream(Algorithm.values())
            .map(
                algorithm ->
                    Named.of(
                        algorithm.toString(),
                        plan(
                            training(
                                new OptimizerConfig(
                                    algorithm, .02, CONSTANT, OptionalDouble.empty()),
                                kl(new KlSchedule.Constant())))));
    Stream<Named<TrainingPlan>> rates =
        Stream.of(new LearningRateSchedule.Step(.5, 2), new LearningRateSchedule.Cosine(.1))
            .map(
                schedule ->
                    Named.of(
                        schedule.toString(),
                        plan(training(adam(schedule), kl(new KlSchedule.Constant())))));
    Stream<Named<TrainingPlan>> weights =
        Stream.of(new KlSchedule.Linear(2.5), new KlSchedule.Cyclical(2, .5))
            .map(
                schedule ->
                    Named.of(schedule.toString(), plan(training(adam(CONSTANT), kl(schedule)))));
    return Stream.of(optimizers, rates, weights, others()).flatMap(each -> each);
  }

  private static Stream<Named<TrainingPlan>> others() {
    return Stream.of(
        Named.of("dynamic binarisation", dynamic()),
        Named.of("early stopping", impatient()),
        Named.of("plateau", onPlateau()),
        Named.of("skipped updates", skipping()),
        Named.of("learned sigma", learnedSigma()),
        Named.of(
            "free bits",
            plan(training(adam(CONSTANT), new Objective(1, new KlSchedule.Constant(), .3)))),
        Named.of("a part of the examples", onExamples(40)),
        Named.of("a linear model", linear()));
  }

  /** Whose ELBO falls from the second epoch on. */
  static TrainingPlan impatient() {
    TrainingConfig training = training(adam(CONSTANT), kl(new KlSchedule.Constant()));
    return plan(
        new TrainingConfig(
            40,
            BATCH,
            new OptimizerConfig(Algorithm.ADAM, .3, CONSTANT, OptionalDouble.empty()),
            training.objective(),
            DROPOUT,
            OptionalInt.of(2)));
  }

  /** Whose weights overflow. */
  static TrainingPlan absurd() {
    OptimizerConfig optimizer =
        new OptimizerConfig(Algorithm.SGD, 1e20, CONSTANT, OptionalDouble.empty());
    return plan(training(optimizer, kl(new KlSchedule.Constant())));
  }

  /** {@link #impatient} with a learning rate that is lowered in each epoch that is no better. */
  static TrainingPlan onPlateau() {
    OptimizerConfig optimizer =
        new OptimizerConfig(
            Algorithm.ADAM, .3, new LearningRateSchedule.Plateau(.5, 1), OptionalDouble.empty());
    Objective objective = kl(new KlSchedule.Constant());
    return plan(new TrainingConfig(8, BATCH, optimizer, objective, DROPOUT, OptionalInt.empty()));
  }

  /** Some of the updates, not all. */
  static TrainingPlan skipping() {
    OptimizerConfig optimizer =
        new OptimizerConfig(
            Algorithm.ADAM, .02, CONSTANT, OptionalDouble.of(.5), OptionalDouble.of(2.8));
    return plan(training(optimizer, kl(new KlSchedule.Constant())));
  }

  static TrainingPlan withSeed(long seed) {
    TrainingPlan plain = plain();
    return new TrainingPlan(plain.model(), plain.training(), plain.data(), seed);
  }

  static TrainingPlan onExamples(int examples) {
    TrainingConfig training = plain().training();
    return plan(
        new TrainingConfig(
            EPOCHS,
            BATCH,
            training.optimizer(),
            training.objective(),
            DROPOUT,
            OptionalInt.empty(),
            OptionalInt.of(examples),
            training.precision()));
  }

  static TrainingPlan dynamic() {
    TrainingPlan plain = plain();
    return new TrainingPlan(
        plain.model(), plain.training(), data(Binarization.DYNAMIC), plain.seed());
  }

  private static TrainingPlan learnedSigma() {
    TrainingPlan plain = plain();
    return new TrainingPlan(
        model(List.of(8), new Likelihood.Gaussian(new Likelihood.Sigma.Learned())),
        plain.training(),
        plain.data(),
        plain.seed());
  }

  private static TrainingPlan linear() {
    TrainingPlan plain = plain();
    return new TrainingPlan(
        model(List.of(), new Likelihood.Gaussian(new Likelihood.Sigma.Fixed(.5))),
        plain.training(),
        plain.data(),
        plain.seed());
  }

  private static TrainingPlan plan(TrainingConfig training) {
    return new TrainingPlan(
        model(List.of(8), new Likelihood.Bernoulli()), training, data(Binarization.NONE), 5);
  }

  private static VaeConfig model(List<Integer> hidden, Likelihood likelihood) {
    return new VaeConfig(Architecture.MLP, hidden, Activation.RELU, 3, likelihood);
  }

  private static TrainingConfig training(OptimizerConfig optimizer, Objective objective) {
    return new TrainingConfig(EPOCHS, BATCH, optimizer, objective, DROPOUT, OptionalInt.empty());
  }

  private static OptimizerConfig adam(LearningRateSchedule schedule) {
    return new OptimizerConfig(Algorithm.ADAM, .02, schedule, OptionalDouble.empty());
  }

  private static Objective kl(KlSchedule schedule) {
    return new Objective(1, schedule, 0);
  }

  private static Splits data(Binarization binarization) {
    return new Splits(
        examples(70, 1, binarization),
        examples(30, 2, Binarization.NONE),
        Optional.empty(),
        new ImageShape(1, SIZE, 1),
        binarization);
  }

  /** Three bits and their copies; where bits are drawn in training, three quarters and quarters. */
  private static Matrix examples(int rows, long seed, Binarization binarization) {
    SplittableRandom random = new SplittableRandom(seed);
    Matrix examples = Matrix.zeros(rows, SIZE);
    float[] values = examples.values();
    for (int i = 0; i < values.length; i++) {
      float bit = random.nextInt(2);
      float value = binarization == Binarization.DYNAMIC ? .25f + .5f * bit : bit;
      values[i] = i % SIZE < SIZE / 2 ? value : values[i - SIZE / 2];
    }
    return examples;
  }
}
