package dev.elbow.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.metrics.ActiveUnits;
import dev.elbow.core.metrics.ElboEstimate;
import dev.elbow.core.metrics.GaussianData;
import dev.elbow.core.metrics.LinearVae;
import dev.elbow.core.metrics.NormalNoise;
import dev.elbow.core.model.KlSchedule;
import dev.elbow.core.model.LearningRateSchedule;
import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;
import dev.elbow.core.model.Objective;
import dev.elbow.core.model.OptimizerConfig;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import dev.elbow.core.model.Posterior;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.core.model.VaeConfig.Activation;
import dev.elbow.core.model.VaeConfig.Architecture;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A linear VAE, trained by gradient descent from random weights, ends where the theory says: rate,
 * ELBO, the activity of each direction and a learned σ are known in closed form (Lucas et al.
 * 2019). The data have exactly the covariance that the closed form is for, along rotated axes.
 */
public interface LinearVaeContract extends EngineUnderTest {
  List<Double> EIGENVALUES = List.of(4., 2., 1., .5);
  double VARIANCE = .75;
  Matrix DATA = GaussianData.rotated(EIGENVALUES, 5_000, 3);

  @ParameterizedTest
  @ValueSource(doubles = {.5, 1, 2, 4, 6})
  default void a_linear_vae_reaches_its_optimum_at_every_beta(double beta) {
    LinearVae exact = new LinearVae(EIGENVALUES, VARIANCE, beta);
    try (VaeLearner learner = trained(4, beta, new Sigma.Fixed(Math.sqrt(VARIANCE)))) {
      Posterior posterior = learner.model().encode(DATA);
      ElboEstimate reached = ElboEstimate.of(posterior, learner.model(), DATA, 50, 1);

      assertThat(reached.elbo().mean()).isCloseTo(exact.elbo(), within(.02));
      assertThat(reached.rate().mean()).isCloseTo(exact.rate(), within(.02));
      assertThat(descending(ActiveUnits.activities(posterior.mean())))
          .containsExactly(descending(exact.activities()), within(.01));
      assertThat(ActiveUnits.count(posterior.mean())).isEqualTo(exact.activeDirections());
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "1, 0.75", "1.5, 1.4"})
  default void a_learned_sigma_reaches_its_optimum(double beta, double variance) {
    try (VaeLearner learner = trained(2, beta, new Sigma.Learned())) {
      assertThat(ModelContract.variance(learner.model())).isCloseTo(variance, within(.02));
    }
  }

  private VaeLearner trained(int latentSize, double beta, Sigma sigma) {
    int steps = 4_000;
    int batchSize = 250;
    double initialRate = .02;
    VaeLearner learner = learner(latentSize, batchSize, beta, sigma);
    SplittableRandom random = new SplittableRandom(1);
    NormalNoise normal = new NormalNoise(random.split());
    Matrix noise = Matrix.zeros(batchSize, latentSize);
    for (int step = 0; step < steps; step++) {
      normal.fill(noise);
      Matrix batch = DATA.select(random.ints(batchSize, 0, DATA.rows()).toArray());
      double rate = initialRate * .5 * (1 + Math.cos(Math.PI * step / steps));
      learner.step(batch, noise, beta, rate);
    }
    return learner;
  }

  private VaeLearner learner(int latentSize, int batchSize, double beta, Sigma sigma) {
    VaeConfig config =
        new VaeConfig(
            Architecture.MLP, List.of(), Activation.RELU, latentSize, new Gaussian(sigma));
    TrainingConfig training =
        new TrainingConfig(
            1,
            batchSize,
            new OptimizerConfig(
                Algorithm.ADAM, .01, new LearningRateSchedule.Constant(), OptionalDouble.empty()),
            new Objective(beta, new KlSchedule.Constant(), 0),
            Regularization.NONE,
            OptionalInt.empty());
    return engine().createLearner(config, DATA.columns(), training, 1);
  }

  private static double[] descending(double[] values) {
    double[] ascending = Arrays.stream(values).sorted().toArray();
    double[] result = new double[ascending.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = ascending[ascending.length - 1 - i];
    }
    return result;
  }
}
