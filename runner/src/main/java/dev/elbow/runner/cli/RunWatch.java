package dev.elbow.runner.cli;

import dev.elbow.runner.cli.terminal.WatchDisplay;
import dev.elbow.runner.store.Launch;
import dev.elbow.runner.store.RunLock;
import dev.elbow.runner.store.RunPulse;
import dev.elbow.runner.trial.TrialRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Looks at a run again and again until no process works on it any more. Only reads: ending it
 * leaves the run alone.
 */
final class RunWatch {
  /** Reading all trials to find the best one takes longer than everything else. */
  private static final Duration BEST_STANDS = Duration.ofSeconds(5);

  private final OpenRun run;
  private final Invocation invocation;
  private final Runnable pause;
  private Optional<TrialRecord> best = Optional.empty();
  private Instant looked = Instant.EPOCH;
  private int finishedThen = -1;

  /**
   * @param pause between two looks
   */
  RunWatch(OpenRun run, Invocation invocation, Runnable pause) {
    this.run = run;
    this.invocation = invocation;
    this.pause = pause;
  }

  /**
   * @param json one document a line, each time that something has changed, instead of the display
   */
  void untilEnd(boolean json) {
    String last = "";
    try (WatchDisplay display = new WatchDisplay(invocation.terminal())) {
      while (RunLock.isHeld(run.run())) {
        WatchedRun seen = look();
        if (json) {
          last = print(seen, last);
        } else {
          display.show(seen.lines(invocation.terminal().unicode()), seen.mark());
        }
        pause.run();
      }
    }
  }

  /** Prints what is seen unless only the clock has moved on. */
  private String print(WatchedRun seen, String last) {
    String state =
        seen.mark() + seen.pulse().running().stream().map(TrialRecord::lastEpoch).toList();
    if (!state.equals(last)) {
      invocation.terminal().out().println(seen.toJson());
      invocation.terminal().out().flush();
    }
    return state;
  }

  private WatchedRun look() {
    Instant now = invocation.clock().instant();
    RunPulse pulse = run.store().pulse();
    if (pulse.finished() != finishedThen && !now.isBefore(looked.plus(BEST_STANDS))) {
      best = run.standings(run.outline()).best();
      finishedThen = pulse.finished();
      looked = now;
    }
    Instant since = now.minus(WatchedRun.WINDOW);
    Instant launched =
        pulse.launches().stream().map(Launch::started).max(Comparator.naturalOrder()).orElse(since);
    int recent = run.store().finishedSince(launched.isAfter(since) ? launched : since);
    return new WatchedRun(run, pulse, recent, best, now);
  }
}
