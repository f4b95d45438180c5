package dev.elbow.runner.schedule;

import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Devices;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.execute.TrialExecutor;
import dev.elbow.runner.provenance.Provenance;
import dev.elbow.runner.provenance.ProvenanceFile;
import dev.elbow.runner.search.SearchStrategy;
import dev.elbow.runner.spec.DeviceRequest;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunBusyException;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunLock;
import dev.elbow.runner.store.Runs;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.StoreRepair;
import dev.elbow.runner.store.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs sweeps on the devices of this machine. */
public final class LocalSweepRunner implements SweepRunner {
  private final Clock clock;
  private final Devices machine;
  private final Function<SweepSpec, SearchStrategy> strategies;
  private final TrialExecutor executor;

  /**
   * @param clock names runs, and measures the wall clock of their budgets
   * @param strategies gives a fresh strategy at every call
   * @param executor runs the trials
   */
  public LocalSweepRunner(
      Clock clock,
      Devices machine,
      Function<SweepSpec, SearchStrategy> strategies,
      TrialExecutor executor) {
    this.clock = clock;
    this.machine = machine;
    this.strategies = strategies;
    this.executor = executor;
  }

  @Override
  public SweepSummary start(
      SweepSpec spec,
      String effectiveYaml,
      RunOptions options,
      SweepListener listener,
      StopSignal stop)
      throws IOException {
    List<Slot> slots = slots(spec, options);
    WarmStart warmStart = WarmStart.of(spec, options);
    RunDirectory run = new Runs(options.out()).create(spec.name(), clock);
    Files.writeString(run.sweepFile(), effectiveYaml);
    new ProvenanceFile(run.provenance())
        .write(
            new Provenance(
                spec.name(),
                spec.seed(),
                Provenance.Software.current(),
                List.of(),
                Optional.empty(),
                List.of()));
    try {
      return launch(context(run, spec, listener), options, () -> warmStart, slots, stop);
    } catch (RunBusyException e) {
      throw new IOException(e.getMessage(), e); // a fresh directory has no other owner
    }
  }

  @Override
  public SweepSummary resume(
      RunDirectory run, SweepSpec spec, RunOptions options, SweepListener listener, StopSignal stop)
      throws IOException, RunBusyException {
    List<Slot> slots = slots(spec, options);
    return launch(
        context(run, spec, listener), options, () -> WarmStart.of(spec, options), slots, stop);
  }

  private LaunchContext context(RunDirectory run, SweepSpec spec, SweepListener listener) {
    SweepListener all =
        new SeveralListeners(
            List.of(listener, new Misgivings(spec, listener), new SpentCheckpoints(run)));
    return new LaunchContext(run, spec, executor, all);
  }

  /** The same, which also removes the models that the sweep does not keep. */
  private static LaunchContext with(Optional<KeptModels> models, LaunchContext context) {
    return models
        .map(kept -> new SeveralListeners(List.of(context.listener(), kept)))
        .map(all -> new LaunchContext(context.run(), context.spec(), context.executor(), all))
        .orElse(context);
  }

  private static Optional<KeptModels> models(SweepSpec spec) {
    OptionalInt best = spec.keep().models();
    return best.isPresent() ? Optional.of(new KeptModels(spec, best.getAsInt())) : Optional.empty();
  }

  private List<Slot> slots(SweepSpec spec, RunOptions options) {
    return machine.slots(spec.devices().withUse(use(spec, options)), spec.engines());
  }

  private static DeviceRequest use(SweepSpec spec, RunOptions options) {
    return options.devices().orElse(spec.devices().use());
  }

  private SweepSummary launch(
      LaunchContext context,
      RunOptions options,
      Supplier<WarmStart> warmStart,
      List<Slot> slots,
      StopSignal stop)
      throws IOException, RunBusyException {
    try (RunLock lock = RunLock.acquire(context.run());
        TrialStore store = open(lock, context, stop)) {
      if (store.outline(Set.of()).launches().isEmpty()) {
        warmStart.get().keep(store, context.listener());
      }
      context.provenance().addLaunch(provenance(options, slots));
      if (use(context.spec(), options) instanceof DeviceRequest.Auto) {
        machine.unusedGpus(context.spec().engines()).forEach(context.listener()::remark);
      }
      PlannedTrials planned = PlannedTrials.of(context.spec());
      SearchStrategy strategy = strategies.apply(context.spec());
      Optional<KeptModels> models = models(context.spec());
      SweepSummary summary =
          new Launcher(with(models, context), store, clock).launch(planned, strategy, slots, stop);
      if (summary.end().isFinal()) {
        models.ifPresent(KeptModels::settle);
      }
      return summary;
    }
  }

  private TrialStore open(RunLock lock, LaunchContext context, StopSignal stop) throws IOException {
    new StoreRepair(lock.run(), context.spec().seed())
        .repairIfDamaged(clock.instant())
        .ifPresent(repair -> context.listener().remark(repair.toString()));
    return SqliteTrialStore.open(
        lock.run().database(), new StoreWait(context.listener(), stop, clock));
  }

  private Provenance.Launch provenance(RunOptions options, List<Slot> slots) {
    return new Provenance.Launch(
        clock.instant().toString(),
        options.commandLine(),
        Path.of("").toAbsolutePath().toString(),
        slots.stream().map(Slot::device).distinct().map(LocalSweepRunner::inFull).toList());
  }

  private static String inFull(Device device) {
    String uuid = device.facts().uuid().map(id -> " " + id).orElse("");
    return device.name() + " " + device.description() + uuid;
  }
}
