package dev.elbow.runner.schedule;

import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Devices;
import dev.elbow.runner.search.SearchStrategies;
import dev.elbow.runner.search.SearchStrategy;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.spec.Budget;
import dev.elbow.runner.spec.SearchSpec;
import dev.elbow.runner.spec.SearchSpec.Replicates;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.spec.SweepSpec.Method;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A sweep over one number x from 0 to 1, with {@link FormulaTrials}. Immutable. */
record FormulaSweep(
    SearchSpec search,
    Budget budget,
    Function<SweepSpec, SearchStrategy> strategies,
    Function<Trial, TrialOutcome> formula,
    Predicate<Trial> hangs,
    int cores) {

  static FormulaSweep of(Method method, int trials) {
    return new FormulaSweep(
        SearchSpec.of(method),
        Budget.UNLIMITED.withTrials(trials),
        SearchStrategies::create,
        FormulaTrials::bowl,
        trial -> false,
        1);
  }

  static Assignment assignment(double x) {
    return new Assignment(Map.of("x", new Value.Real(x)));
  }

  FormulaSweep enqueue(double... xs) {
    List<Assignment> named = Arrays.stream(xs).mapToObj(FormulaSweep::assignment).toList();
    return with(
        new SearchSpec(
            search.method(), named, List.of(), search.earlyTermination(), search.replicates()));
  }

  FormulaSweep replicate(int runs, int best) {
    return with(
        new SearchSpec(
            search.method(),
            search.enqueued(),
            List.of(),
            search.earlyTermination(),
            Optional.of(new Replicates(runs, best))));
  }

  private FormulaSweep with(SearchSpec newSearch) {
    return new FormulaSweep(newSearch, budget, strategies, formula, hangs, cores);
  }

  FormulaSweep budget(Budget newBudget) {
    return new FormulaSweep(search, newBudget, strategies, formula, hangs, cores);
  }

  FormulaSweep strategy(SearchStrategy strategy) {
    return new FormulaSweep(search, budget, spec -> strategy, formula, hangs, cores);
  }

  FormulaSweep outcomes(Function<Trial, TrialOutcome> newFormula) {
    return new FormulaSweep(search, budget, strategies, newFormula, hangs, cores);
  }

  FormulaSweep hanging(Predicate<Trial> which) {
    return new FormulaSweep(search, budget, strategies, formula, which, cores);
  }

  FormulaSweep cores(int count) {
    return new FormulaSweep(search, budget, strategies, formula, hangs, count);
  }

  SweepSpec spec() {
    SweepSpec fake = FakeSweep.spec(budget);
    SearchSpace space =
        new SearchSpace(
            List.of(
                new FloatRange("x", 0, 1, Scale.LINEAR, OptionalInt.empty(), Optional.empty())));
    return new SweepSpec(
        fake.name(),
        fake.seed(),
        search,
        fake.objectives(),
        fake.constraints(),
        space,
        fake.template(),
        fake.data(),
        budget,
        fake.diagnostics(),
        fake.devices(),
        fake.engines(),
        fake.retry(),
        fake.keep());
  }

  SweepSummary start(Path out, SweepListener listener, StopSignal stop) throws IOException {
    return runner(Clock.systemUTC()).start(spec(), "", FakeSweep.options(out), listener, stop);
  }

  SweepSummary start(Path out) throws IOException {
    return start(out, new SweepListener() {}, new StopSignal());
  }

  SweepSummary resume(RunDirectory run) throws Exception {
    return resume(run, new SweepListener() {}, new StopSignal());
  }

  SweepSummary resume(RunDirectory run, SweepListener listener, StopSignal stop) throws Exception {
    return runner(Clock.systemUTC())
        .resume(run, spec(), FakeSweep.options(run.root()), listener, stop);
  }

  LocalSweepRunner runner(Clock clock) {
    List<Device> cpus =
        IntStream.range(0, cores)
            .mapToObj(core -> new Device(Device.Kind.CPU, core, "core"))
            .toList();
    return new LocalSweepRunner(
        clock, Devices.ofCores(cpus), strategies, new FormulaTrials(formula, hangs));
  }
}
