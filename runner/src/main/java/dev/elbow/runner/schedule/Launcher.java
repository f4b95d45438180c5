package dev.elbow.runner.schedule;

import dev.elbow.runner.device.Slot;
import dev.elbow.runner.execute.OrphanedWorkers;
import dev.elbow.runner.search.SearchStrategy;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.ReplicatedRanking;
import dev.elbow.runner.trial.WorkerId;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Puts the parts of a launch together around an open store, and sums up how it went. */
record Launcher(LaunchContext context, TrialStore store, InstantSource clock) {

  SweepSummary launch(
      PlannedTrials planned, SearchStrategy strategy, List<Slot> slots, StopSignal stop) {
    // What the budget has used counts up to here; this launch's own time is added by its limits.
    RunSnapshot before = store.snapshot();
    Limits limits = new Limits(context.spec().budget(), before, clock);
    killOrphans();
    store.beginLaunch(planned.total(), clock.instant());
    DevicePool pool = new DevicePool(slots);
    context.listener().runStarted(context.run(), store.snapshot(), pool.slots());
    SweepLoop loop = loop(planned, strategy, pool, limits, stop);
    try {
      return summarize(loop.run());
    } finally {
      context.executor().close();
    }
  }

  /** Nobody but this launch may work on the run's trials from here on. */
  private void killOrphans() {
    List<WorkerId> workers =
        store.openAttempts().stream()
            .flatMap(attempt -> attempt.lease().worker().stream())
            .distinct()
            .toList();
    int killed = OrphanedWorkers.kill(workers);
    if (killed > 0) {
      context
          .listener()
          .remark(
              "Killed "
                  + killed
                  + (killed == 1 ? " worker that was" : " workers that were")
                  + " left over from the launch before, which died");
    }
  }

  private SweepLoop loop(
      PlannedTrials planned,
      SearchStrategy strategy,
      DevicePool pool,
      Limits limits,
      StopSignal stop) {
    RunSnapshot now = store.snapshot();
    BlockingQueue<LoopEvent> inbox = new LinkedBlockingQueue<>();
    stop.onRequest(reason -> inbox.add(new LoopEvent.StopRequested(reason)));
    TrainingWatch watch = new TrainingWatch(context.spec(), store);
    TrialQueue queue =
        new TrialQueue(
            context.spec(), strategy, planned.limit(), store, now.trials(), watch::curves);
    SweepRecord record =
        new SweepRecord(store, context.listener(), context.spec(), clock, now.trials());
    RunningTrials running = new RunningTrials(context.executor(), inbox, watch);
    return new SweepLoop(context, queue, pool, limits, record, running);
  }

  private SweepSummary summarize(EndReason end) {
    store.endLaunch(end, clock.instant());
    RunSnapshot after = store.snapshot();
    return new SweepSummary(
        context.run(), end, after, ReplicatedRanking.of(context.spec(), after.trials()).best());
  }
}
