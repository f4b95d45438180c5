package dev.elbow.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Splits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The same model, data and training in PyTorch come to the same place: on thresholded Fashion-MNIST
 * the mean validation ELBO, rate and distortion of three seeds agree within 1.5 nats at every β, as
 * far as three seeds can tell.
 *
 * <p>Nothing random is shared here, and single seeds differ by more than that. {@link
 * #STANDARD_DEVIATIONS} are those between seeds, pooled over 12 of ours and 12 of PyTorch's ({@link
 * PyTorchStudy}); the difference of two means of three has √⅔ of them as its standard error. The
 * tolerance is 1.5 nats and two standard errors: without a true difference, fewer than one machine
 * in a hundred would see this fail. {@link InLockstepWithPyTorchTest} looks closer.
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

  @Test
  void elbo_rate_and_distortion_agree() throws IOException, InterruptedException {
    try (PyTorchPeer peer = PyTorchPeer.start(FashionMnistVae.BETAS, SEEDS)) {
      List<Terms> ours = trainAll(FashionMnistVae.data());
      List<Terms> theirs = peer.results(Terms.class);

      for (Comparison comparison : Comparison.of(FashionMnistVae.BETAS, ours, theirs)) {
        System.out.println(comparison);
        assertThat(comparison.differenceNats())
            .as(comparison.toString())
            .isCloseTo(0, within(toleranceNats(comparison)));
      }
    }
  }

  private static List<Terms> trainAll(Splits data) {
    List<Terms> results = new ArrayList<>();
    for (double beta : FashionMnistVae.BETAS) {
      for (int seed : SEEDS) {
        results.add(FashionMnistVae.train(data, beta, seed));
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
