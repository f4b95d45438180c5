package dev.elbow.core.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.DataConfig;
import dev.elbow.core.data.DataConfig.Source;
import dev.elbow.core.data.DataConfig.SplitSize;
import dev.elbow.core.data.DataException;
import dev.elbow.core.data.DataLoader;
import dev.elbow.core.data.DatasetLocations;
import dev.elbow.core.data.KnownDataset;
import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
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
import dev.elbow.core.training.TrainingListener.Next;
import dev.elbow.core.training.TrainingResult.Trained;
import dev.elbow.core.training.VaeTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real digits, a real engine, a model on disk. */
class ExaminedAfterLoadingTest {

  @Test
  void aLoadedModelHasTheNumbersOfTheOneThatWasSaved(@TempDir Path directory)
      throws IOException, DataException {
    VaeEngine engine = VaeEngines.standard();
    Splits digits = digits(directory);
    EvaluationData data = EvaluationData.of(digits);
    FinalMetrics before;
    try (VaeModel model = trained(engine, digits)) {
      model.save(directory.resolve("model"));
      before = examine(model, data);
    }
    FinalMetrics after;
    try (VaeModel model = engine.load(directory.resolve("model"))) {
      after = examine(model, data);
    }

    assertThat(before.gaps()).isEmpty();
    assertThat(before.get(Metric.ELBO_GAIN)).isPositive();
    assertThat(before.get(Metric.VALID_IWAE64)).isGreaterThan(before.get(Metric.VALID_ELBO));
    assertThat(-before.get(Metric.VALID_NLL)).isGreaterThan(before.get(Metric.VALID_ELBO));
    assertThat(after).isEqualTo(before);
  }

  private static FinalMetrics examine(VaeModel model, EvaluationData data) {
    return new Diagnostics(Level.FULL)
        .examine(model, data)
        .with(new Measurements(Map.of(Metric.DIAGNOSTICS_SECONDS, 0.)));
  }

  private static Splits digits(Path home) throws DataException {
    return new DataLoader(DatasetLocations.standard(Map.of(), home))
        .load(
            new DataConfig(
                new Source.Known(KnownDataset.DIGITS),
                Binarization.THRESHOLD,
                new SplitSize.Count(200),
                new SplitSize.Count(200),
                OptionalInt.empty(),
                1))
        .splits();
  }

  private static VaeModel trained(VaeEngine engine, Splits digits) {
    VaeConfig config =
        new VaeConfig(
            Architecture.MLP, List.of(32), Activation.TANH, 4, new Likelihood.Bernoulli());
    TrainingConfig training =
        new TrainingConfig(
            4,
            50,
            new OptimizerConfig(
                Algorithm.ADAM, .01, new LearningRateSchedule.Constant(), OptionalDouble.empty()),
            new Objective(1, new KlSchedule.Constant(), 0),
            Regularization.NONE,
            OptionalInt.empty());
    Trained result =
        (Trained)
            new VaeTrainer().train(engine, config, training, digits, 7, metrics -> Next.CONTINUE);
    return result.model();
  }
}
