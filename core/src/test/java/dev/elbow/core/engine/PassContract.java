package dev.elbow.core.engine;

import static dev.elbow.core.engine.ToyVae.BATCH;
import static dev.elbow.core.engine.ToyVae.BERNOULLI;
import static dev.elbow.core.engine.ToyVae.DROPOUT;
import static dev.elbow.core.engine.ToyVae.FIXED_SIGMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeLearner.Step;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Objective;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What many steps at once come to: the same as one after the other. */
public interface PassContract extends EngineUnderTest {
  int STEPS = 5;
  int EXAMPLES = 50;

  @Test
  default void a_pass_comes_to_the_same_as_its_steps_one_by_one() {
    ToyVae vae = ToyVae.with(BERNOULLI).with(Algorithm.ADAM).with(DROPOUT);
    int[] rows = new SplittableRandom(3).ints(STEPS * BATCH, 0, EXAMPLES).toArray();
    CountedNoise noise = new CountedNoise(4);
    try (VaeLearner together = vae.learner(engine(), 1);
        VaeLearner apart = vae.learner(engine(), 1)) {
      together.load(examples());
      apart.load(examples());

      List<Step> steps = together.train(Steps.pass(rows, noise, step -> .5 + step, .02));

      assertThat(noise.rows).isEqualTo(rows.length);
      assertThat(steps).isEqualTo(oneByOne(apart, rows, .02));
      assertThat(SavedWeights.of(together)).isEqualTo(SavedWeights.of(apart));
    }
  }

  private static List<Step> oneByOne(VaeLearner learner, int[] rows, double learningRate) {
    CountedNoise noise = new CountedNoise(4);
    List<Step> steps = new ArrayList<>();
    for (int step = 0; step < rows.length / BATCH; step++) {
      int[] batch = Arrays.copyOfRange(rows, step * BATCH, (step + 1) * BATCH);
      double beta = .5 + step;
      steps.addAll(learner.train(Steps.pass(batch, noise, any -> beta, learningRate)));
    }
    return steps;
  }

  @Test
  default void each_step_has_its_own_rows_noise_and_beta() {
    ToyVae vae = ToyVae.with(BERNOULLI);
    Matrix examples = examples();
    Matrix draws = ToyVae.codes(STEPS * BATCH, 4);
    int[] rows = new SplittableRandom(3).ints(STEPS * BATCH, 0, EXAMPLES).toArray();
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      learner.load(examples);

      List<Step> steps = learner.train(Steps.pass(rows, new CountedNoise(4), step -> .5 + step, 0));

      ReferenceVae reference = ReferenceVae.of(learner.model());
      assertThat(steps).hasSize(STEPS);
      for (int step = 0; step < STEPS; step++) {
        int start = step * BATCH;
        int[] batch = Arrays.copyOfRange(rows, start, start + BATCH);
        double[][] x = ReferenceVae.rows(examples.select(batch));
        double[][] noise = ReferenceVae.rows(draws.rows(start, start + BATCH));
        assertThat(steps.get(step).lossNats())
            .isCloseTo(reference.loss(vae, x, noise, .5 + step), within(1e-5));
      }
    }
  }

  /** 512 KB a step: more than anybody draws at once. */
  @Test
  default void a_pass_with_much_noise_comes_to_the_same_as_its_steps_one_by_one() {
    int batch = 512;
    int steps = 60;
    int[] rows = IntStream.range(0, batch * steps).map(i -> i * 7 % EXAMPLES).toArray();
    try (VaeLearner together = wide(batch);
        VaeLearner apart = wide(batch)) {
      together.load(examples());
      apart.load(examples());

      Cycle drawn = new Cycle();
      List<Step> all = together.train(Steps.pass(rows, drawn, step -> 1, .01));

      Cycle noise = new Cycle();
      List<Step> single = new ArrayList<>();
      for (int step = 0; step < steps; step++) {
        int[] some = Arrays.copyOfRange(rows, step * batch, (step + 1) * batch);
        single.addAll(apart.train(Steps.pass(some, noise, any -> 1, .01)));
      }
      assertThat(all).isEqualTo(single);
      assertThat(all.stream().distinct()).hasSize(steps);
      assertThat(drawn.drawn).isEqualTo(noise.drawn);
    }
  }

  private VaeLearner wide(int batch) {
    ToyVae toy = ToyVae.with(FIXED_SIGMA).withHidden();
    VaeConfig small = toy.config();
    VaeConfig config =
        new VaeConfig(small.architecture(), List.of(), small.activation(), 256, small.likelihood());
    Objective objective = toy.objective();
    TrainingConfig training =
        new TrainingConfig(
            1, batch, toy.optimizer(), objective, toy.regularization(), OptionalInt.empty());
    return engine().createLearner(config, ToyVae.DATA_SIZE, training, 1);
  }

  @Test
  default void a_pass_ends_with_its_first_step_that_is_not_finite() {
    Matrix examples = examples();
    examples.values()[40 * ToyVae.DATA_SIZE] = Float.NaN;
    int[] clean = IntStream.range(0, 2 * BATCH).toArray();
    int[] rows = Arrays.copyOf(clean, 4 * BATCH); // the last batch is row 0, many times
    rows[2 * BATCH + 5] = 40;
    ToyVae vae = ToyVae.with(FIXED_SIGMA).with(Algorithm.ADAM);
    try (VaeLearner learner = vae.learner(engine(), 1);
        VaeLearner spared = vae.learner(engine(), 1)) {
      learner.load(examples);
      spared.load(examples);

      List<Step> steps = learner.train(Steps.pass(rows, Steps.NO_NOISE, step -> 1, .02));

      assertThat(steps).hasSize(3);
      assertThat(steps.get(2).isFinite()).isFalse();
      assertThat(spared.train(Steps.pass(clean, Steps.NO_NOISE, step -> 1, .02)))
          .isEqualTo(steps.subList(0, 2));
      assertThat(SavedWeights.of(learner)).isEqualTo(SavedWeights.of(spared));
    }
  }

  @Test
  default void a_step_that_is_skipped_leaves_the_others_of_its_pass_as_they_were() {
    Matrix examples = examples();
    Arrays.fill(examples.values(), 0, BATCH * ToyVae.DATA_SIZE, 1e3f);
    int[] others = IntStream.range(BATCH, 3 * BATCH).toArray();
    int[] rows = new int[3 * BATCH]; // in the middle the first batch, of outliers
    Arrays.setAll(rows, i -> i / BATCH == 1 ? i - BATCH : i < BATCH ? i + BATCH : i);
    ToyVae vae = ToyVae.with(FIXED_SIGMA).with(Algorithm.ADAM).withSkipThreshold(1e3);
    try (VaeLearner learner = vae.learner(engine(), 1);
        VaeLearner spared = vae.learner(engine(), 1)) {
      learner.load(examples);
      spared.load(examples);

      List<Step> steps = learner.train(Steps.pass(rows, Steps.NO_NOISE, step -> 1, .02));

      assertThat(steps).extracting(Step::skipped).containsExactly(false, true, false);
      assertThat(spared.train(Steps.pass(others, Steps.NO_NOISE, step -> 1, .02)))
          .containsExactly(steps.get(0), steps.get(2));
      assertThat(SavedWeights.of(learner)).isEqualTo(SavedWeights.of(spared));
    }
  }

  @Test
  default void rows_that_make_no_pass_are_refused_before_any_step() {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).learner(engine(), 1)) {
      learner.load(examples());
      float[] before = SavedWeights.of(learner);
      CountedNoise noise = new CountedNoise(4);
      for (int rows : new int[] {0, 1, BATCH - 1, BATCH + 1}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> learner.train(Steps.pass(new int[rows], noise, step -> 1, .1)))
            .withMessageContaining(rows + " rows")
            .withMessageContaining(Integer.toString(BATCH));
      }
      for (int row : new int[] {-1, EXAMPLES, Integer.MAX_VALUE}) {
        int[] rows = new int[2 * BATCH];
        rows[2 * BATCH - 1] = row;
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
            .as("row %d", row)
            .isThrownBy(() -> learner.train(Steps.pass(rows, noise, step -> 1, .1)))
            .withMessageContaining(Integer.toString(row));
      }

      assertThat(noise.rows).isZero();
      assertThat(SavedWeights.of(learner)).isEqualTo(before);
    }
  }

  @Test
  default void examples_are_replaced_and_never_changed() {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).learner(engine(), 1)) {
      Matrix first = examples();
      Matrix second = ToyVae.shades(BATCH, 8);
      int[] rows = IntStream.range(0, BATCH).toArray();
      Pass pass = Steps.pass(rows, Steps.NO_NOISE, step -> 1, 0);
      learner.load(first);
      List<Step> ofFirst = learner.train(pass);
      learner.load(second);

      assertThat(learner.train(pass)).isNotEqualTo(ofFirst);
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> learner.train(Steps.pass(last(), Steps.NO_NOISE, step -> 1, 0)));
      learner.train(Steps.onBits(rows, 1));
      learner.load(first);
      assertThat(learner.train(pass)).isEqualTo(ofFirst);
      assertThat(first.values()).isEqualTo(examples().values());
      assertThat(second.values()).isEqualTo(ToyVae.shades(BATCH, 8).values());
    }
  }

  @Test
  default void examples_of_another_width_are_refused() {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).learner(engine(), 1)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> learner.load(Matrix.zeros(EXAMPLES, 7)))
          .withMessageContaining("7")
          .withMessageContaining("6");
    }
  }

  private static int[] last() {
    return IntStream.range(EXAMPLES - BATCH, EXAMPLES).toArray();
  }

  private static Matrix examples() {
    return ToyVae.bits(EXAMPLES, 2);
  }

  /** A fixed sequence of normal draws, however many are asked for at once. */
  final class CountedNoise implements Noise {
    private final NormalNoise normal;
    private int rows;

    CountedNoise(long seed) {
      normal = NormalNoise.seeded(seed);
    }

    @Override
    public void fill(Matrix some) {
      normal.fill(some);
      rows += some.rows();
    }
  }

  /** Numbers that come around again after a prime number of them: cheap, and never aligned. */
  final class Cycle implements Noise {
    private int drawn;

    @Override
    public void fill(Matrix some) {
      for (int i = 0; i < some.values().length; i++) {
        some.values()[i] = (drawn++ % 10_007) / 10_007f - .5f;
      }
    }
  }
}
