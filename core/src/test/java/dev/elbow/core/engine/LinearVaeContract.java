package dev.elbow.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.diagnostics.Diagnostics;
import dev.elbow.core.diagnostics.EvaluationData;
import dev.elbow.core.diagnostics.Level;
import dev.elbow.core.estimators.GaussianData;
import dev.elbow.core.estimators.LinearVae;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.estimators.bounds.AmortisationGap;
import dev.elbow.core.estimators.bounds.ElboEstimate;
import dev.elbow.core.estimators.bounds.ImportanceWeightedBound;
import dev.elbow.core.estimators.latents.LatentSummary;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
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
import dev.elbow.core.training.TrainingListener;
import dev.elbow.core.training.TrainingResult;
import dev.elbow.core.training.VaeTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
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
  List<Double> OTHER_EIGENVALUES = List.of(6., 3., 1.5, .8, .3);
  Matrix OTHER_DATA = GaussianData.rotated(OTHER_EIGENVALUES, 5_000, 4);

  @ParameterizedTest
  @ValueSource(doubles = {.5, 1, 2, 4, 6})
  default void a_linear_vae_reaches_its_optimum_at_every_beta(double beta) {
    assertOptimal(DATA, new LinearVae(EIGENVALUES, VARIANCE, beta));
  }

  @ParameterizedTest
  @ValueSource(doubles = {.5, 2.5, 20})
  default void so_it_does_on_other_data_with_fewer_latents(double beta) {
    assertOptimal(OTHER_DATA, new LinearVae(OTHER_EIGENVALUES, .4, beta, 4));
  }

  private void assertOptimal(Matrix data, LinearVae exact) {
    Sigma sigma = new Sigma.Fixed(Math.sqrt(exact.variance()));
    try (VaeLearner learner = trained(data, exact.latentSize(), exact.beta(), sigma)) {
      Posterior posterior = learner.model().encode(data);
      ElboEstimate reached = ElboEstimate.of(posterior, learner.model(), data, 50, 1);
      LatentSummary latents = LatentSummary.of(posterior);

      assertThat(reached.elbo().mean()).isCloseTo(exact.elbo(), within(.02));
      assertThat(reached.rate().mean()).isCloseTo(exact.rate(), within(.02));
      assertThat(descending(latents.activities().stream().mapToDouble(a -> a).toArray()))
          .containsExactly(descending(exact.activities()), within(.01));
      assertThat(latents.activeUnits()).isEqualTo(exact.activeDirections());
    }
  }

  @Test
  default void the_best_local_posterior_of_a_trained_vae_has_the_log_likelihood_as_its_bound() {
    LinearVae exact = new LinearVae(EIGENVALUES, VARIANCE, 2);
    try (VaeLearner learner = trained(DATA, 4, 2, new Sigma.Fixed(Math.sqrt(VARIANCE)))) {
      VaeModel model = learner.model();
      Matrix few = DATA.rows(0, 50);
      double logLikelihood = ImportanceWeightedBound.of(model, model, few, 500, 1).mean();

      AmortisationGap gap =
          AmortisationGap.of(model, model, few, AmortisationGap.Settings.DEFAULT, 2);

      assertThat(gap.optimisedElbo().mean()).isCloseTo(logLikelihood, within(.02));
      assertThat(gap.gap().mean())
          .isCloseTo(
              exact.logLikelihood() - exact.elbo(), within(.02 + 4 * gap.gap().standardError()));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "1, 0.75", "1.5, 1.4"})
  default void a_learned_sigma_reaches_its_optimum(double beta, double variance) {
    assertLearns(variance, DATA, beta);
  }

  @Test
  default void so_does_one_on_other_data() {
    LinearVae exact = LinearVae.withLearnedVariance(OTHER_EIGENVALUES, 1, 2);
    assertLearns(exact.variance(), OTHER_DATA, 1);
  }

  private void assertLearns(double variance, Matrix data, double beta) {
    try (VaeLearner learner = trained(data, 2, beta, new Sigma.Learned())) {
      assertThat(ModelContract.variance(learner.model())).isCloseTo(variance, within(.02));
    }
  }

  @Test
  default void the_trainer_takes_it_there_and_repeats_itself_bit_by_bit() {
    List<EpochMetrics> epochs = new ArrayList<>();
    FinalMetrics reached = train(1, epochs);

    LinearVae exact = new LinearVae(EIGENVALUES, VARIANCE, 1);
    assertThat(reached.get(Metric.VALID_ELBO)).isCloseTo(exact.elbo(), within(.02));
    assertThat(reached.get(Metric.VALID_RATE)).isCloseTo(exact.rate(), within(.02));
    assertThat(reached.get(Metric.VALID_IWAE64)).isCloseTo(exact.logLikelihood(), within(.02));
    assertThat(reached.get(Metric.ACTIVE_UNITS)).isEqualTo(exact.activeDirections());

    List<EpochMetrics> repeated = new ArrayList<>();
    assertThat(timeless(train(1, repeated).values())).isEqualTo(timeless(reached.values()));
    assertThat(repeated)
        .extracting(epoch -> timeless(epoch.values()))
        .isEqualTo(epochs.stream().map(epoch -> timeless(epoch.values())).toList());
    assertThat(timeless(train(2, new ArrayList<>()).values()))
        .isNotEqualTo(timeless(reached.values()));
  }

  private static Map<Metric, Double> timeless(Measurements values) {
    Map<Metric, Double> kept = new EnumMap<>(values.byMetric());
    kept.keySet().removeIf(metric -> metric.unit() == Metric.Unit.SECONDS);
    return kept;
  }

  private FinalMetrics train(long seed, List<EpochMetrics> epochs) {
    Splits data =
        new Splits(
            DATA, DATA, Optional.empty(), new ImageShape(1, 1, DATA.columns()), Binarization.NONE);
    TrainingResult result =
        new VaeTrainer()
            .train(
                engine(),
                linear(4, new Sigma.Fixed(Math.sqrt(VARIANCE))),
                training(
                    40,
                    250,
                    1,
                    new OptimizerConfig(
                        Algorithm.ADAM,
                        .03,
                        new LearningRateSchedule.Cosine(.01),
                        OptionalDouble.empty())),
                data,
                seed,
                metrics -> {
                  epochs.add(metrics);
                  return TrainingListener.Next.CONTINUE;
                });
    TrainingResult.Trained trained = (TrainingResult.Trained) result;
    FinalMetrics reached =
        new Diagnostics(Level.LIGHT).examine(trained.model(), EvaluationData.of(data));
    trained.model().close();
    return reached;
  }

  /** In passes of so many steps that the rate falls almost as smoothly as from step to step. */
  private VaeLearner trained(Matrix data, int latentSize, double beta, Sigma sigma) {
    int passes = 125;
    int steps = 40;
    int batchSize = 250;
    double initialRate = .03;
    VaeLearner learner = learner(data.columns(), latentSize, batchSize, beta, sigma);
    learner.load(data);
    SplittableRandom random = new SplittableRandom(1);
    NormalNoise normal = new NormalNoise(random.split());
    for (int pass = 0; pass < passes; pass++) {
      int[] rows = random.ints((long) steps * batchSize, 0, data.rows()).toArray();
      double rate = initialRate * .5 * (1 + Math.cos(Math.PI * pass / passes));
      learner.train(Steps.pass(rows, normal::fill, step -> beta, rate));
    }
    return learner;
  }

  private VaeLearner learner(
      int dataSize, int latentSize, int batchSize, double beta, Sigma sigma) {
    OptimizerConfig adam =
        new OptimizerConfig(
            Algorithm.ADAM, .01, new LearningRateSchedule.Constant(), OptionalDouble.empty());
    return engine()
        .createLearner(linear(latentSize, sigma), dataSize, training(1, batchSize, beta, adam), 1);
  }

  private static VaeConfig linear(int latentSize, Sigma sigma) {
    return new VaeConfig(
        Architecture.MLP, List.of(), Activation.RELU, latentSize, new Gaussian(sigma));
  }

  private static TrainingConfig training(
      int epochs, int batchSize, double beta, OptimizerConfig optimizer) {
    return new TrainingConfig(
        epochs,
        batchSize,
        optimizer,
        new Objective(beta, new KlSchedule.Constant(), 0),
        Regularization.NONE,
        OptionalInt.empty());
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
