package dev.elbow.runner.schedule;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.DataConfig;
import dev.elbow.core.data.KnownDataset;
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
import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Devices;
import dev.elbow.runner.execute.LocalProcessExecutor;
import dev.elbow.runner.search.Observation;
import dev.elbow.runner.search.SearchHistory;
import dev.elbow.runner.search.SearchStrategy;
import dev.elbow.runner.search.Suggestion;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.spec.Budget;
import dev.elbow.runner.spec.Constraints;
import dev.elbow.runner.spec.DeviceRequest;
import dev.elbow.runner.spec.DiagnosticsSpec;
import dev.elbow.runner.spec.EarlyTermination;
import dev.elbow.runner.spec.EngineSetting;
import dev.elbow.runner.spec.EngineUse;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.spec.KeepSpec;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.Objectives;
import dev.elbow.runner.spec.RetrySpec;
import dev.elbow.runner.spec.SearchSpec;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.spec.SweepSpec.Method;
import dev.elbow.runner.spec.TrialConfig;
import dev.elbow.runner.spec.TrialTemplate;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.worker.FakeTrials;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** A sweep whose trials are fake workers with the given behaviours, in that order. */
final class FakeSweep {
  private final List<String> behaviours;
  private Optional<SearchHistory> known = Optional.empty();

  FakeSweep(List<String> behaviours) {
    this.behaviours = behaviours;
  }

  /** On a machine with so many cores. */
  LocalSweepRunner runner(int cores, Clock clock) {
    List<Device> cpus =
        IntStream.range(0, cores)
            .mapToObj(core -> new Device(Device.Kind.CPU, core, "core"))
            .toList();
    return new LocalSweepRunner(
        clock,
        Devices.ofCores(cpus),
        spec -> strategy(),
        new LocalProcessExecutor(FakeTrials.COMMAND));
  }

  private SearchStrategy strategy() {
    return history -> {
      known = Optional.of(history);
      int next = history.trials().size();
      return next < behaviours.size()
          ? Optional.of(
              new Suggestion(FakeTrials.assignment(behaviours.get(next)), TrialOrigin.SEQUENCE))
          : Optional.empty();
    };
  }

  /** What the search knew of each trial, by number, when it was last asked. */
  List<Observation.Result> told() {
    return known.orElseThrow().trials().stream().map(Observation::result).toList();
  }

  /** What the search knew of earlier runs when it was last asked. */
  List<Observation> earlier() {
    return known.orElseThrow().earlier();
  }

  static SweepSpec spec(Budget budget) {
    return spec(
        budget,
        SearchSpec.of(Method.RANDOM),
        assignment -> {
          throw new UnsupportedOperationException("a fake worker needs no settings");
        });
  }

  /** The same with attempts at trials that failed. */
  static SweepSpec retrying(Budget budget, RetrySpec retry) {
    SweepSpec spec = spec(budget);
    return new SweepSpec(
        spec.name(),
        spec.seed(),
        spec.search(),
        spec.objectives(),
        spec.constraints(),
        spec.space(),
        spec.template(),
        spec.data(),
        spec.budget(),
        spec.diagnostics(),
        spec.devices(),
        spec.engines(),
        retry,
        spec.keep());
  }

  /** A sweep whose file names an engine, or leaves the choice. */
  static SweepSpec trainedBy(EngineSetting engine) {
    SweepSpec spec = spec(Budget.UNLIMITED);
    return new SweepSpec(
        spec.name(),
        spec.seed(),
        spec.search(),
        spec.objectives(),
        spec.constraints(),
        spec.space(),
        spec.template(),
        spec.data(),
        spec.budget(),
        spec.diagnostics(),
        spec.devices(),
        List.of(new EngineUse(engine, Precision.FP32, Optional.empty(), Optional.empty())),
        spec.retry(),
        spec.keep());
  }

  /** A sweep that ends trainings early; each has as many epochs as its behaviour has values. */
  static SweepSpec judged(Budget budget, EarlyTermination rule) {
    return spec(
        budget,
        SearchSpec.of(Method.RANDOM).withEarlyTermination(Optional.of(rule)),
        FakeSweep::settings);
  }

  private static TrialConfig settings(Assignment assignment) {
    String behaviour = assignment.get("behaviour").orElseThrow().text();
    return new TrialConfig(
        new VaeConfig(
            Architecture.MLP, List.of(), Activation.RELU, 2, new Likelihood.Bernoulli(), 1),
        new TrainingConfig(
            behaviour.split(" ").length - 1,
            1,
            new OptimizerConfig(
                Algorithm.ADAM, 1e-3, new LearningRateSchedule.Constant(), OptionalDouble.empty()),
            new Objective(1, new KlSchedule.Constant(), 0),
            Regularization.NONE,
            OptionalInt.empty()),
        EngineSetting.DL4J);
  }

  private static SweepSpec spec(Budget budget, SearchSpec search, TrialTemplate template) {
    return new SweepSpec(
        "fake",
        7,
        search,
        Objectives.of(new MetricSpec(Metric.VALID_ELBO, Goal.MAXIMIZE)),
        Constraints.NONE,
        new SearchSpace(
            List.of(
                new FloatRange(
                    "unused", 0, 1, Scale.LINEAR, OptionalInt.empty(), Optional.empty()))),
        template,
        new DataConfig(
            new DataConfig.Source.Known(KnownDataset.DIGITS),
            Binarization.NONE,
            new DataConfig.SplitSize.Count(1),
            new DataConfig.SplitSize.Count(0),
            OptionalInt.empty(),
            7),
        budget,
        DiagnosticsSpec.DEFAULT,
        new SweepSpec.Devices(new DeviceRequest.Auto(), 1, OptionalInt.empty()),
        List.of(EngineUse.DEFAULT),
        new RetrySpec(0, Set.of()),
        new KeepSpec(0, OptionalInt.empty()));
  }

  static RunOptions options(Path out) {
    return new RunOptions(out, Optional.empty(), List.of("elbow", "run", "fake.yaml"));
  }
}
