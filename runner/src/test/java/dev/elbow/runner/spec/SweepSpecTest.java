package dev.elbow.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.DataConfig;
import dev.elbow.core.data.DataConfig.Source;
import dev.elbow.core.data.DataConfig.SplitSize.Count;
import dev.elbow.core.data.DataConfig.SplitSize.Share;
import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.KnownDataset;
import dev.elbow.core.diagnostics.Level;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.model.KlSchedule;
import dev.elbow.core.model.LearningRateSchedule;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Objective;
import dev.elbow.core.model.OptimizerConfig;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import dev.elbow.core.model.Precision;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.core.model.VaeConfig.Activation;
import dev.elbow.core.model.VaeConfig.Architecture;
import dev.elbow.core.verdict.Thresholds;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Comparison;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.space.Value.Real;
import dev.elbow.runner.space.Value.Text;
import dev.elbow.runner.space.Value.Whole;
import dev.elbow.runner.spec.RetrySpec.Failure;
import dev.elbow.runner.spec.SweepSpec.Devices;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepSpecTest {
  private static final String LEAST =
      """
      name: x
      parameters: {}
      data: {dataset: digits}
      """;

  @TempDir Path directory;

  @Test
  void has_these_defaults() throws IOException {
    SweepSpec spec = read(LEAST).spec();

    assertThat(spec.name()).isEqualTo("x");
    assertThat(spec.seed()).isZero();
    assertThat(spec.method()).isEqualTo(Method.RANDOM);
    assertThat(spec.metric()).isEqualTo(new MetricSpec(Metric.VALID_IWAE64, Goal.MAXIMIZE));
    assertThat(spec.constraints().byDefault()).isTrue();
    assertThat(spec.constraints().all())
        .extracting(Constraint::toString)
        .containsExactly("valid_rate >= 0.1", "elbo_gain > 0", "density_ratio >= 0.5");
    assertThat(spec.space().parameters()).isEmpty();
    assertThat(spec.data())
        .isEqualTo(
            new DataConfig(
                new Source.Known(KnownDataset.DIGITS),
                Binarization.THRESHOLD,
                new Share(0.1),
                new Share(0.1),
                OptionalInt.empty(),
                0));
    assertThat(spec.budget()).isEqualTo(Budget.UNLIMITED);
    assertThat(spec.diagnostics()).isEqualTo(new DiagnosticsSpec(Level.FULL, Thresholds.DEFAULT));
    assertThat(spec.devices())
        .isEqualTo(new Devices(new DeviceRequest.Auto(), 1, OptionalInt.empty()));
    assertThat(spec.keep().pictures()).isEqualTo(10);
    assertThat(spec.retry()).isEqualTo(RetrySpec.DEFAULT);
    assertThat(spec.keep().models()).hasValue(10);
    assertThat(configure(spec).engine()).isEqualTo(EngineSetting.DL4J);
    assertThat(spec.engines()).containsExactly(EngineUse.DEFAULT);
    assertThat(configure(spec).model())
        .isEqualTo(
            new VaeConfig(
                Architecture.MLP,
                List.of(400),
                Activation.RELU,
                20,
                new Likelihood.Bernoulli(),
                1));
    assertThat(configure(spec).training())
        .isEqualTo(
            new TrainingConfig(
                30,
                128,
                new OptimizerConfig(
                    Algorithm.ADAM,
                    1e-3,
                    new LearningRateSchedule.Constant(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty()),
                new Objective(1, new KlSchedule.Constant(), 0),
                new Regularization(0, 0, 0),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Precision.FP32));
  }

  @Test
  void reads_every_key_outside_the_trials() throws IOException {
    SweepSpec spec =
        read("""
                name: all.of-it_1
                seed: 42
                method: sobol
                metric: {name: valid_rate, goal: minimize}
                constraints:
                  - active_units >= 8
                  - collapse_fraction<=5e-1
                  - verdict == healthy
                  - verdict != overfit
                parameters: {beta: {min: 1, max: 2}}
                data:
                  path: images/x.npy
                  binarize: dynamic
                  validation: 500
                  test: 0
                  train: 1e3
                  shape: [4, 2, 3]
                  scale: 16
                  label_column: -1
                budget: {trials: 7, wall_clock: 1h30m, trial_timeout: 90s, max_failures: 5}
                diagnostics:
                  level: light
                  max_skipped_updates: 0.02
                  standard_errors: 4
                  min_rate: 0.5
                  max_gap_share: 0.05
                  min_density_ratio: 0.25
                  max_c2st_accuracy: 0.8
                  max_pca_radius_auc: 0.95
                  max_hidden_rate: 0.1
                  min_active_fraction: 0.75
                  max_collapse_fraction: 0.125
                  benign_standard_errors: 1
                devices: {use: [cpu:0, gpu:1], slots_per_gpu: 2}
                retry: {max: 4, on: [out_of_memory, timeout]}
                report: {pictures: best-3}
                keep: best-4
                """)
            .spec();

    assertThat(spec.name()).isEqualTo("all.of-it_1");
    assertThat(spec.seed()).isEqualTo(42);
    assertThat(spec.method()).isEqualTo(Method.SOBOL);
    assertThat(spec.metric()).isEqualTo(new MetricSpec(Metric.VALID_RATE, Goal.MINIMIZE));
    assertThat(spec.constraints().all())
        .containsExactly(
            new Constraint.Numeric(Metric.ACTIVE_UNITS, Comparison.AT_LEAST, 8),
            new Constraint.Numeric(Metric.COLLAPSE_FRACTION, Comparison.AT_MOST, 0.5),
            new Constraint.OnVerdict(true, Verdict.HEALTHY),
            new Constraint.OnVerdict(false, Verdict.OVERFIT));
    assertThat(spec.constraints().all())
        .extracting(Constraint::toString)
        .containsExactly(
            "active_units >= 8",
            "collapse_fraction <= 0.5",
            "verdict == healthy",
            "verdict != overfit");
    assertThat(spec.data())
        .isEqualTo(
            new DataConfig(
                new Source.File(
                    directory.resolve("images/x.npy"),
                    Optional.of(new ImageShape(4, 2, 3)),
                    Optional.of(16.0),
                    OptionalInt.of(-1)),
                Binarization.DYNAMIC,
                new Count(500),
                new Count(0),
                OptionalInt.of(1000),
                42));
    assertThat(spec.budget())
        .isEqualTo(
            new Budget(
                OptionalInt.of(7),
                Optional.of(Duration.ofMinutes(90)),
                Optional.of(Duration.ofSeconds(90)),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalInt.of(5)));
    assertThat(spec.diagnostics())
        .isEqualTo(
            new DiagnosticsSpec(
                Level.LIGHT,
                new Thresholds(0.02, 4, 0.5, 0.05, 0.25, 0.8, 0.95, 0.1, 0.75, 0.125, 1)));
    assertThat(spec.devices())
        .isEqualTo(
            new Devices(
                new DeviceRequest.Listed(List.of("cpu:0", "gpu:1")), 2, OptionalInt.empty()));
    assertThat(spec.keep().pictures()).isEqualTo(3);
    assertThat(spec.retry())
        .isEqualTo(new RetrySpec(4, Set.of(Failure.OUT_OF_MEMORY, Failure.TIMEOUT)));
    assertThat(spec.keep().models()).hasValue(4);
  }

  @Test
  void reads_every_key_of_a_trial() throws IOException {
    TrialConfig config =
        configure(
            read(LEAST
                    + """
                        model:
                          architecture: mlp
                          hidden: [200, 100]
                          activation: elu
                          latent_size: 8
                          likelihood: {type: gaussian, sigma: 0.9}
                          decoder_input_gain: 0.25
                          engine: auto
                        training:
                          epochs: 12
                          batch_size: 32
                          beta: 4
                          learning_rate: 1e-2
                          optimizer: nadam
                          lr_schedule: {type: plateau, factor: 0.1, patience: 3}
                          kl_schedule: {type: cyclical, cycles: 2, ratio: 0.25}
                          free_bits: 0.5
                          dropout: 0.2
                          l1: 1e-4
                          l2: 1e-5
                          gradient_clip: 5
                          skip_threshold: 400
                          examples: 1e3
                          precision: bf16
                          early_stopping: {patience: 6}
                        """)
                .spec());

    assertThat(config.engine()).isEqualTo(EngineSetting.AUTO);
    assertThat(config.model())
        .isEqualTo(
            new VaeConfig(
                Architecture.MLP,
                List.of(200, 100),
                Activation.ELU,
                8,
                new Likelihood.Gaussian(new Likelihood.Sigma.Fixed(0.9)),
                0.25));
    assertThat(config.training())
        .isEqualTo(
            new TrainingConfig(
                12,
                32,
                new OptimizerConfig(
                    Algorithm.NADAM,
                    0.01,
                    new LearningRateSchedule.Plateau(0.1, 3),
                    OptionalDouble.of(5),
                    OptionalDouble.of(400)),
                new Objective(4, new KlSchedule.Cyclical(2, 0.25), 0.5),
                new Regularization(0.2, 1e-4, 1e-5),
                OptionalInt.of(6),
                OptionalInt.of(1000),
                Precision.BF16));
  }

  @Test
  void devices_are_named_by_index_or_uuid_and_have_slots() throws IOException {
    String devices =
        "devices: {use: [0, gpu:1:0, GPU-8a2f, cpu:0], slots_per_gpu: 3, cpu_slots: 4}";
    assertThat(read(LEAST + devices + "\n").spec().devices())
        .isEqualTo(
            new Devices(
                new DeviceRequest.Listed(List.of("gpu:0", "gpu:1:0", "GPU-8a2f", "cpu:0")),
                3,
                OptionalInt.of(4)));
    assertThat(read(LEAST + "devices: gpu:1\n").spec().devices().use())
        .isEqualTo(new DeviceRequest.Listed(List.of("gpu:1")));
  }

  @Test
  void a_word_is_short_for_a_mapping() throws IOException {
    SweepSpec spec =
        read(LEAST
                + """
                    metric: collapse_fraction
                    devices: cpu
                    diagnostics: light
                    model: {likelihood: gaussian}
                    training: {lr_schedule: cosine, kl_schedule: cyclical}
                    report: {pictures: none}
                    retry: none
                    keep: all
                    """)
            .spec();

    assertThat(spec.metric()).isEqualTo(new MetricSpec(Metric.COLLAPSE_FRACTION, Goal.MINIMIZE));
    assertThat(spec.devices())
        .isEqualTo(new Devices(new DeviceRequest.Cpu(), 1, OptionalInt.empty()));
    assertThat(spec.diagnostics()).isEqualTo(new DiagnosticsSpec(Level.LIGHT, Thresholds.DEFAULT));
    assertThat(spec.data().binarization()).isEqualTo(Binarization.NONE);
    assertThat(spec.keep().pictures()).isZero();
    assertThat(spec.retry()).isEqualTo(new RetrySpec(0, Set.of()));
    assertThat(spec.keep().models()).isEmpty();
    TrialConfig config = configure(spec);
    assertThat(config.model().likelihood())
        .isEqualTo(new Likelihood.Gaussian(new Likelihood.Sigma.Learned()));
    assertThat(config.training().optimizer().schedule())
        .isEqualTo(new LearningRateSchedule.Cosine(0));
    assertThat(config.training().objective().klSchedule())
        .isEqualTo(new KlSchedule.Cyclical(4, 0.5));
  }

  @Test
  void reads_every_form_of_parameter() throws IOException {
    SweepSpec spec =
        read("""
                name: x
                data: {dataset: digits}
                budget: {trials: 3}
                parameters:
                  latent_size: {min: 2, max: 64, scale: log, points: 6}
                  beta: {min: 1, max: 8, type: int}
                  learning_rate: {min: 1e-4, max: 1e-2, scale: log}
                  hidden: {values: [[], [400], [400, 200]]}
                  optimizer: {values: [adam, 'sgd']}
                  training.epochs: {value: 5}
                  training.dropout: {min: 0, max: 0.3, when: "latent_size > 16"}
                  kl_schedule: {values: [constant, linear]}
                  kl_schedule.warmup_epochs: {min: 1, max: 4.5, when: kl_schedule == linear}
                """)
            .spec();

    OptionalInt noPoints = OptionalInt.empty();
    assertThat(spec.space().parameters())
        .containsExactly(
            new IntRange("latent_size", 2, 64, Scale.LOG, OptionalInt.of(6), Optional.empty()),
            new IntRange("beta", 1, 8, Scale.LINEAR, noPoints, Optional.empty()),
            new FloatRange("learning_rate", 1e-4, 1e-2, Scale.LOG, noPoints, Optional.empty()),
            choice("hidden", new Text("[]"), new Text("[400]"), new Text("[400, 200]")),
            choice("optimizer", new Text("adam"), new Text("sgd")),
            choice("training.epochs", new Whole(5)),
            new FloatRange(
                "training.dropout",
                0,
                0.3,
                Scale.LINEAR,
                noPoints,
                Optional.of(new Condition("latent_size", Comparison.GREATER, new Whole(16)))),
            choice("kl_schedule", new Text("constant"), new Text("linear")),
            new FloatRange(
                "kl_schedule.warmup_epochs",
                1,
                4.5,
                Scale.LINEAR,
                noPoints,
                Optional.of(new Condition("kl_schedule", Comparison.EQUAL, new Text("linear")))));
  }

  @Test
  void an_assignment_is_put_into_the_sections() throws IOException {
    SweepSpec spec =
        read(LEAST + "model: {likelihood: gaussian, latent_size: 3}\ntraining: {beta: 2}\n").spec();
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("latent_size", new Whole(7));
    values.put("training.dropout", new Real(0.25));
    values.put("hidden", new Text("[30, 20]"));
    values.put("kl_schedule", new Text("linear"));
    values.put("kl_schedule.warmup_epochs", new Real(2.5));
    values.put("training.early_stopping.patience", new Whole(4));
    values.put("model.likelihood.sigma", new Real(0.5));

    TrialConfig config = spec.template().configure(new Assignment(values));

    assertThat(config.model().latentSize()).isEqualTo(7);
    assertThat(config.model().hidden()).containsExactly(30, 20);
    assertThat(config.model().likelihood())
        .isEqualTo(new Likelihood.Gaussian(new Likelihood.Sigma.Fixed(0.5)));
    assertThat(config.training().regularization().dropout()).isEqualTo(0.25);
    assertThat(config.training().objective())
        .isEqualTo(new Objective(2, new KlSchedule.Linear(2.5), 0));
    assertThat(config.training().earlyStoppingPatience()).hasValue(4);
  }

  @Test
  void an_assignment_that_does_not_fit_is_refused_by_name() throws IOException {
    TrialTemplate template = read(LEAST).spec().template();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template.configure(new Assignment(Map.of("training.beta", new Real(-1)))))
        .withMessage("training.beta: expected a number of at least 0, found -1.0");
  }

  @Test
  void warns_of_what_is_probably_not_meant() throws IOException {
    assertThat(
            read("""
                    name: x
                    metric: test_elbo
                    parameters:
                      beta: {values: [1, 2]}
                      model.likelihood.sigma: {values: [0.5, 1]}
                    data: {dataset: digits}
                    model: {likelihood: gaussian}
                    training: {beta: 1}
                    """)
                .warnings())
        .extracting(Problem::message)
        .containsExactly(
            "metric.name: a model picked on the test split has no honest test numbers any more",
            "parameters.beta: also given as training.beta, which is not used",
            "parameters.model.likelihood.sigma: with a fixed sigma the trained model depends on"
                + " beta * sigma^2 alone; search one of the two, or let sigma be learned");
    assertThat(read(LEAST.replace("digits}", "digits, binarize: none}")).warnings())
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .contains("sweep.yaml:3:7: data: binarize is none");
  }

  @Test
  void an_alias_stands_for_its_anchor() throws IOException {
    SweepSpec spec = read(LEAST + "seed: &n 3\ntraining: {epochs: *n}\n").spec();
    assertThat(configure(spec).training().epochs()).isEqualTo(3);
  }

  @Test
  void strings_stay_strings() throws IOException {
    assertThat(read(LEAST.replace("name: x", "name: 010")).spec().name()).isEqualTo("010");
    assertThat(read(LEAST.replace("name: x", "name: yes")).spec().name()).isEqualTo("yes");
  }

  private ReadResult.Valid read(String text) throws IOException {
    Path file = directory.resolve("sweep.yaml");
    Files.writeString(file, text);
    ReadResult result = new SpecReader().read(file);
    assertThat(result).isInstanceOf(ReadResult.Valid.class);
    return (ReadResult.Valid) result;
  }

  private static TrialConfig configure(SweepSpec spec) {
    return spec.template().configure(new Assignment(Map.of()));
  }

  private static Choice choice(String name, Value... values) {
    return new Choice(name, List.of(values), Optional.empty());
  }
}
