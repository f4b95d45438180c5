package dev.elbow.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.Steps;
import dev.elbow.core.engine.VaeLearner;
import dev.elbow.core.estimators.bounds.ElboEstimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From the same weights, with the same batches and the same noise, we and PyTorch take the same
 * steps: nothing differs but rounding, and what training makes of it.
 *
 * <p>That bounds what can be asked. The loss is a sum of 100,000 floats, good to 1e-5. Over the
 * first 20 steps hardly anything is added to that: the largest difference in 27 trainings was
 * 2.6e-5. An epsilon of 1e-7 instead of 1e-8 in Adam, or a second moment that decays by 0.998
 * instead of 0.999, already makes a difference of 6e-5 and 1.4e-4. Then rounding grows, tenfold in
 * some 15 steps, until after two epochs it moves the validation ELBO of either side by half a nat
 * if another of OpenBLAS's matrix kernels (Haswell, SkylakeX) rounds otherwise. Between us and
 * PyTorch the standard deviation is then 0.4 nats at β = 1, 0.6 at 4 and 0.8 at 10 (7 seeds), for a
 * mean of three seeds 0.5 at most: 1.5 nats are three of it.
 *
 * <p>One thing differs by convention, so PyTorch is told to follow: ND4J adds Adam's epsilon before
 * the bias of the second moment is corrected, as the shorter form of Kingma and Ba (2015, section
 * 2) does. Left as PyTorch has it, it shows after 15 steps, but not in where five epochs end: over
 * 6 seeds, the ELBOs differed by 0.2 ± 0.1 nats at β = 1, 0.0 ± 0.2 at 4 and −0.2 ± 0.3 at 10.
 */
@EnabledIf(
    value = "dev.elbow.core.training.PyTorchPeer#isInstalled",
    disabledReason = "needs Fashion-MNIST and PyTorch")
class InLockstepWithPyTorchTest {
  private static final List<Integer> SEEDS = List.of(1, 2, 3);
  private static final int STEPS = 156;
  private static final int EQUAL_STEPS = 20;
  private static final Percentage ROUNDING = Percentage.withPercentage(5e-3);
  private static final double TOLERANCE_NATS = 1.5;

  @TempDir private Path directory;

  @ParameterizedTest
  @MethodSource("dev.elbow.core.training.Side#inFloats")
  void takes_the_same_steps_to_the_same_place(Side side) throws IOException, InterruptedException {
    Splits data = FashionMnistVae.data();
    List<Terms> ours = new ArrayList<>();
    List<Terms> theirs = new ArrayList<>();
    for (int seed : SEEDS) {
      SharedDraws draws = SharedDraws.of(seed, STEPS);
      try (PyTorchPeer peer = startPeer(side, seed, draws)) {
        List<Course> our = trainAll(side, data, seed, draws);
        List<Course> their = peer.results(Course.class);
        assertEqualAtFirst(our, their);
        our.forEach(course -> ours.add(course.terms()));
        their.forEach(course -> theirs.add(course.terms()));
      }
    }
    for (Comparison comparison : Comparison.of(FashionMnistVae.BETAS, ours, theirs)) {
      System.out.println(side + " and PyTorch in lockstep, " + comparison);
      assertThat(comparison.differenceNats())
          .as(comparison.toString())
          .isCloseTo(0, within(TOLERANCE_NATS));
    }
  }

  private PyTorchPeer startPeer(Side side, int seed, SharedDraws draws) throws IOException {
    Path files = Files.createDirectory(directory.resolve("seed" + seed));
    draws.write(files);
    try (VaeLearner untrained = learner(side, FashionMnistVae.BETAS.get(0), seed)) {
      untrained.model().save(files);
    }
    return PyTorchPeer.startInLockstep(files, FashionMnistVae.BETAS);
  }

  private static VaeLearner learner(Side side, double beta, int seed) {
    return side.engine()
        .createLearner(
            FashionMnistVae.MODEL,
            FashionMnistVae.PIXELS,
            FashionMnistVae.training(beta, side.precision()),
            seed);
  }

  private static List<Course> trainAll(Side side, Splits data, int seed, SharedDraws draws) {
    return FashionMnistVae.BETAS.stream()
        .map(beta -> train(side, data, beta, seed, draws))
        .toList();
  }

  private static Course train(Side side, Splits data, double beta, int seed, SharedDraws draws) {
    try (VaeLearner learner = learner(side, beta, seed)) {
      List<Double> losses = new ArrayList<>();
      for (int step = 0; step < draws.batches().size(); step++) {
        losses.add(
            Steps.take(
                    learner,
                    data.train().select(draws.batches().get(step)),
                    draws.noise().get(step),
                    beta,
                    FashionMnistVae.LEARNING_RATE)
                .lossNats());
      }
      ElboEstimate terms =
          ElboEstimate.of(
              learner.model(),
              learner.model(),
              data.validation(),
              SharedDraws.VALIDATION_DRAWS,
              SharedDraws.VALIDATION_SEED);
      return new Course(
          beta, terms.elbo().mean(), terms.rate().mean(), terms.distortion().mean(), losses);
    }
  }

  private static void assertEqualAtFirst(List<Course> ours, List<Course> theirs) {
    for (int i = 0; i < ours.size(); i++) {
      for (int step = 0; step < EQUAL_STEPS; step++) {
        assertThat(ours.get(i).losses().get(step))
            .as("loss before step %d at beta %s", step + 1, ours.get(i).beta())
            .isCloseTo(theirs.get(i).losses().get(step), ROUNDING);
      }
    }
  }
}
