package dev.elbow.core.training;

import static dev.elbow.core.training.Trainings.STEPS_PER_EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.diagnostics.EvaluationData;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.GaussianData;
import dev.elbow.core.estimators.bounds.ElboEstimate;
import dev.elbow.core.estimators.bounds.NullModel;
import dev.elbow.core.estimators.latents.GaussianAggregate;
import dev.elbow.core.estimators.latents.LatentSummary;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.model.KlSchedule;
import dev.elbow.core.model.LearningRateSchedule;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;
import dev.elbow.core.model.Objective;
import dev.elbow.core.model.OptimizerConfig;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.core.model.VaeConfig.Activation;
import dev.elbow.core.model.VaeConfig.Architecture;
import dev.elbow.core.training.Trainings.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is known after an epoch, of a model that really is trained and of a scripted one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EpochMetricsTest {
  private static final List<Double> EIGENVALUES = List.of(4., 2., 1., .5);

  private final Splits splits =
      new Splits(
          GaussianData.withCovariance(EIGENVALUES, 400, 1),
          GaussianData.withCovariance(EIGENVALUES, 200, 2),
          Optional.empty(),
          new ImageShape(1, 4, 1),
          Binarization.NONE);
  private final List<EpochMetrics> epochs = new ArrayList<>();
  private TrainingResult.Trained trained;

  @BeforeAll
  void train() {
    VaeConfig config =
        new VaeConfig(
            Architecture.MLP, List.of(6), Activation.TANH, 3, new Gaussian(new Sigma.Learned()));
    TrainingConfig training =
        new TrainingConfig(
            3,
            20,
            new OptimizerConfig(
                Algorithm.ADAM, .01, new LearningRateSchedule.Constant(), OptionalDouble.empty()),
            new Objective(1, new KlSchedule.Linear(2), 0),
            Regularization.NONE,
            OptionalInt.empty());
    trained =
        (TrainingResult.Trained)
            new VaeTrainer()
                .train(
                    VaeEngines.standard(),
                    config,
                    training,
                    splits,
                    5,
                    metrics -> {
                      epochs.add(metrics);
                      return TrainingListener.Next.CONTINUE;
                    });
  }

  @AfterAll
  void close() {
    trained.model().close();
  }

  @Test
  void everyEpochMetricIsMeasuredInEveryEpoch() {
    assertThat(epochs).hasSize(3);
    for (EpochMetrics epoch : epochs) {
      assertThat(epoch.values().byMetric().keySet())
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Metric.values())
                  .filter(Metric::isPerEpoch)
                  .collect(Collectors.toSet()));
      assertThat(epoch.values().byMetric().values()).allMatch(Double::isFinite);
    }
  }

  @Test
  void klPerDimensionSumsToTheRate() {
    for (EpochMetrics epoch : epochs) {
      assertThat(epoch.klPerDimensionNats()).hasSize(3);
      assertThat(epoch.klPerDimensionNats().stream().mapToDouble(kl -> kl).sum())
          .isCloseTo(epoch.validRateNats(), within(1e-9));
    }
  }

  @Test
  void theNumbersOfTheBestEpochAreThoseOfItsModel() {
    VaeModel model = trained.model();
    EpochMetrics best = trained.best();
    Matrix validation = splits.validation();
    EvaluationData data = EvaluationData.of(splits);
    ElboEstimate valid = elbo(model, validation);
    ElboEstimate train = elbo(model, data.train());
    LatentSummary latents = LatentSummary.of(model.encode(validation));
    GaussianAggregate aggregate = GaussianAggregate.of(model.encode(validation));
    // The null model has no σ to learn but the one that the data have.
    double nothing = NullModel.elboNats(validation, new Likelihood.Gaussian(new Sigma.Learned()));

    assertMeasured(best, Metric.VALID_ELBO, valid.elbo());
    assertMeasured(best, Metric.VALID_DISTORTION, valid.distortion());
    assertMeasured(best, Metric.VALID_RATE, valid.rate());
    assertMeasured(best, Metric.GENERALISATION_GAP, train.elbo().minus(valid.elbo()));
    assertMeasured(best, Metric.TRAIN_ELBO, train.elbo().mean());
    assertMeasured(best, Metric.TRAIN_DISTORTION, train.distortion().mean());
    assertMeasured(best, Metric.TRAIN_RATE, train.rate().mean());
    assertMeasured(best, Metric.ELBO_GAIN, valid.elbo().mean() - nothing);
    assertMeasured(best, Metric.ACTIVE_UNITS, latents.activeUnits());
    assertMeasured(best, Metric.ACTIVE_FRACTION, latents.activeUnits() / 3.);
    assertMeasured(best, Metric.COLLAPSE_FRACTION, latents.collapseFraction());
    assertMeasured(best, Metric.HIDDEN_RATE, latents.hiddenRateFraction());
    assertMeasured(best, Metric.MIN_LOG_VARIANCE, latents.smallestLogVariance());
    assertMeasured(best, Metric.MAX_LOG_VARIANCE, latents.largestLogVariance());
    assertMeasured(best, Metric.GAUSSIAN_MARGINAL_KL, aggregate.correctedKlNats());
    assertMeasured(
        best, Metric.GAUSSIAN_TOTAL_CORRELATION, aggregate.correctedTotalCorrelationNats());
    assertThat(best.klPerDimensionNats())
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : 1)
        .isEqualTo(latents.klPerDimensionNats());
    assertThat(model.likelihood())
        .isEqualTo(new Gaussian(new Sigma.Fixed(best.values().orNaN(Metric.DECODER_SIGMA))));
  }

  @Test
  void sigmaIsLearnedFromOneOn() {
    assertThat(epochs)
        .extracting(epoch -> epoch.values().orNaN(Metric.DECODER_SIGMA))
        .allMatch(sigma -> sigma > 0 && sigma != 1)
        .doesNotHaveDuplicates();
  }

  @Test
  void theKlWeightIsThatOfTheEpochsLastStep() {
    Outcome outcome =
        Trainings.of(3)
            .with(new KlSchedule.Linear(2), 6)
            .run(new ScriptedEngine(STEPS_PER_EPOCH, -3), 1);

    assertThat(perEpoch(outcome, Metric.KL_WEIGHT)).containsExactly(2., 5., 6.);
    // The only epoch after warm-up is the best.
    assertThat(outcome.trained().course().orNaN(Metric.BEST_EPOCH)).isEqualTo(3);
    assertThat(outcome.trained().course().orNaN(Metric.KL_WEIGHT)).isEqualTo(6);
  }

  @Test
  void gradientsAndSkippedUpdatesAreThoseOfTheEpochsSteps() {
    ScriptedEngine engine =
        new ScriptedEngine(STEPS_PER_EPOCH, -3)
            .answeringAtStep(1, 6, 4, false)
            .answeringAtStep(2, 2, 30, true)
            .answeringAtStep(3, 1, 2, false);

    Outcome outcome = Trainings.of(2).run(engine, 1);

    assertThat(perEpoch(outcome, Metric.TRAIN_LOSS)).startsWith(3.);
    assertThat(perEpoch(outcome, Metric.GRADIENT_NORM)).containsExactly(12., 1.);
    assertThat(perEpoch(outcome, Metric.MAX_GRADIENT_NORM)).containsExactly(30., 1.);
    assertThat(perEpoch(outcome, Metric.SKIPPED_UPDATES)).containsExactly(1 / 3., 0.);
    assertThat(outcome.trained().course().orNaN(Metric.SKIPPED_UPDATES)).isEqualTo(1 / 6.);
  }

  @Test
  void theKlOfMoreThan512DimensionsIsNotKept() {
    assertThat(klOfLatents(512)).hasSize(512);
    assertThat(klOfLatents(513)).isEmpty();
  }

  private static List<Double> klOfLatents(int latentSize) {
    return Trainings.of(1)
        .withLatentSize(latentSize)
        .run(new ScriptedEngine(STEPS_PER_EPOCH, -3), 1)
        .epochs()
        .get(0)
        .klPerDimensionNats();
  }

  private static List<Double> perEpoch(Outcome outcome, Metric metric) {
    return outcome.epochs().stream().map(epoch -> epoch.values().orNaN(metric)).toList();
  }

  private static ElboEstimate elbo(VaeModel model, Matrix x) {
    return ElboEstimate.of(model.encode(x), model, x, 1, EvaluationData.SEED);
  }

  private static void assertMeasured(EpochMetrics epoch, Metric metric, Estimate expected) {
    assertMeasured(epoch, metric, expected.mean());
    assertMeasured(epoch, metric.standardError().orElseThrow(), expected.standardError());
  }

  /** But for rounding of floats: an engine may add up blocks of different sizes differently. */
  private static void assertMeasured(EpochMetrics epoch, Metric metric, double expected) {
    assertThat(epoch.values().orNaN(metric)).as(metric.id()).isCloseTo(expected, within(1e-6));
  }
}
