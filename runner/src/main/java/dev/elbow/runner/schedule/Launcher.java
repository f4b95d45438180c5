package dev.elbow.runner.schedule;

import dev.elbow.runner.device.Device;
import dev.elbow.runner.search.SearchStrategy;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.Ranking;
import dev.elbow.runner.trial.ReplicatedRanking;
import dev.elbow.runner.trial.TrialRecord;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Puts the parts of a launch together around an open store, and sums up how it went. */
record Launcher(LaunchContext context, TrialStore store, InstantSource clock) {

  SweepSummary launch(
      PlannedTrials planned, SearchStrategy strategy, List<Device> devices, StopSignal stop) {
    // What the budget has used counts up to here; this launch's own time is added by its limits.
    RunSnapshot before = outline();
    Limits limits = new Limits(context.spec().budget(), before, clock);
    store.beginLaunch(planned.total(), clock.instant());
    DevicePool pool = new DevicePool(devices, context.spec().devices().slotsPerGpu());
    List<TrialRecord> existing = begin(pool.slots()).trials();
    SweepLoop loop = loop(planned, strategy, pool, limits, stop, existing);
    return summarize(loop.run());
  }

  private RunSnapshot begin(int slots) {
    RunSnapshot now = outline();
    context.listener().runStarted(context.run(), now, slots);
    return now;
  }

  /** Of thousands of trials everything that was measured would fill the memory for the night. */
  private RunSnapshot outline() {
    return store.outline(Ranking.of(context.spec()).metrics());
  }

  private SweepLoop loop(
      PlannedTrials planned,
      SearchStrategy strategy,
      DevicePool pool,
      Limits limits,
      StopSignal stop,
      List<TrialRecord> existing) {
    BlockingQueue<LoopEvent> inbox = new LinkedBlockingQueue<>();
    stop.onRequest(reason -> inbox.add(new LoopEvent.StopRequested(reason)));
    TrainingWatch watch = new TrainingWatch(context.spec(), store);
    TrialQueue queue =
        new TrialQueue(context.spec(), strategy, planned.limit(), store, existing, watch::curves);
    SweepRecord record =
        new SweepRecord(store, context.listener(), context.spec(), clock, existing);
    RunningTrials running = new RunningTrials(context.executor(), inbox, watch);
    return new SweepLoop(context, queue, pool, limits, record, running);
  }

  private SweepSummary summarize(EndReason end) {
    store.endLaunch(end, clock.instant());
    RunSnapshot after = outline();
    Optional<TrialRecord> best =
        ReplicatedRanking.of(context.spec(), after.trials())
            .best()
            .flatMap(trial -> store.trial(trial.id()));
    return new SweepSummary(context.run(), end, after, best);
  }
}
