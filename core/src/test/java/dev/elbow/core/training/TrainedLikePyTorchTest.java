package dev.elbow.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Splits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same model, data and training in PyTorch come to the same place: on thresholded Fashion-MNIST
 * the mean validation ELBO, rate and distortion of three seeds agree within 1.5 nats at every β, as
 * far as three seeds can tell.
 *
 * <p>Nothing random is shared here, and single seeds differ by more than that. {@link
 * #STANDARD_DEVIATIONS} are those between seeds, pooled over 12 of ours and 12 of PyTorch's ({@link
 * PyTorchStudy}); the difference of two means of three has √⅔ of them as its standard error. The
 * tolerance is 1.5 nats and two standard errors: without a true difference, fewer than one machine
 * in a hundred would see this fail. The engines are held to the same among themselves. {@link
 * InLockstepWithPyTorchTest} looks closer.
 */
@EnabledIf(
    value = "dev.elbow.core.training.PyTorchPeer#isInstalled",
    disabledReason = "needs Fashion-MNIST and PyTorch")
class TrainedLikePyTorchTest {
  private static final List<Integer> SEEDS = List.of(1, 2, 3);
  private static final double TOLERANCE_NATS = 1.5;
  private static final double STANDARD_ERRORS = 2;
  private static final List<Terms> STANDARD_DEVIATIONS =
      List.of(
          new Terms(1, .72, .60, 1.09),
          new Terms(4, 1.34, .32, 1.37),
          new Terms(10, 2.53, .15, 2.49));

  private static final Map<Side, List<Terms>> TRAINED = new LinkedHashMap<>();

  private static List<Terms> peers = List.of();

  @BeforeAll
  static void train_in_turns() throws IOException, InterruptedException {
    Splits data = FashionMnistVae.data();
    try (PyTorchPeer peer = PyTorchPeer.start(FashionMnistVae.BETAS, SEEDS)) {
      Side.inFloats().forEach(side -> TRAINED.put(side, trainAll(side, data)));
      peers = peer.results(Terms.class);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.elbow.core.training.Side#inFloats")
  void elbo_rate_and_distortion_agree(Side side) {
    assertAgree(side + " and PyTorch", trained(side), peers);
  }

  @Test
  void engines_agree_with_each_other() {
    List<Side> sides = Side.inFloats().toList();
    for (Side other : sides.subList(1, sides.size())) {
      assertAgree(sides.get(0) + " and " + other, trained(sides.get(0)), trained(other));
    }
  }

  private static void assertAgree(String who, List<Terms> ours, List<Terms> theirs) {
    for (Comparison comparison : Comparison.of(FashionMnistVae.BETAS, ours, theirs)) {
      System.out.println(who + ", " + comparison);
      assertThat(comparison.differenceNats())
          .as("%s, %s", who, comparison)
          .isCloseTo(0, within(toleranceNats(comparison)));
    }
  }

  private static List<Terms> trained(Side side) {
    return Objects.requireNonNull(TRAINED.get(side), side.toString());
  }

  private static List<Terms> trainAll(Side side, Splits data) {
    List<Terms> results = new ArrayList<>();
    for (double beta : FashionMnistVae.BETAS) {
      for (int seed : SEEDS) {
        results.add(FashionMnistVae.train(side, data, beta, seed));
      }
    }
    return results;
  }

  private static double toleranceNats(Comparison comparison) {
    double standardDeviation =
        STANDARD_DEVIATIONS.stream()
            .filter(terms -> terms.beta() == comparison.beta())
            .mapToDouble(comparison.term()::of)
            .findFirst()
            .orElseThrow();
    return TOLERANCE_NATS + STANDARD_ERRORS * standardDeviation * Math.sqrt(2. / SEEDS.size());
  }
}
