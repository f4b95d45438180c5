package dev.elbow.runner.cli.terminal;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * The display of a sweep on a terminal: a bar, the best trial and the running ones, rewritten in
 * place; failures stay above it. A thread of its own moves the clock on.
 */
final class LiveProgress implements ProgressDisplay {
  private static final long REDRAW_MILLIS = 250;

  private final SweepProgress progress;
  private final ProgressLines lines;
  private final IntSupplier width;
  private final LiveBlock block;
  private final boolean unicode;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(LiveProgress::daemon);
  private boolean open = true;
  private boolean started;

  LiveProgress(SweepSpec spec, Terminal terminal, InstantSource clock) {
    progress = new SweepProgress(spec, clock);
    unicode = terminal.unicode();
    lines = new ProgressLines(unicode);
    width = new TerminalWidth();
    block = new LiveBlock(terminal.err(), width);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "progress");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public synchronized void runStarted(RunDirectory run, RunSnapshot before, int slots) {
    started = true;
    progress.runStarted(before);
    block.printAbove("Run " + run.root() + ", " + slots + " at once");
    redraw();
    var unused =
        ticker.scheduleAtFixedRate(
            this::redraw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void trialStarted(TrialRecord trial) {
    progress.trialStarted(trial);
    redraw();
  }

  @Override
  public synchronized void epochFinished(TrialId trial, EpochMetrics metrics) {
    progress.epochFinished(trial, metrics);
  }

  @Override
  public synchronized void trialEnded(TrialRecord trial) {
    progress.trialEnded(trial);
    if (trial.state() == TrialState.FAILED) {
      block.printAbove(TrialText.ended(trial, progress.spec().objectives(), unicode));
    }
    redraw();
  }

  @Override
  public synchronized void bestChanged(TrialRecord trial) {
    progress.bestChanged(trial);
    redraw();
  }

  @Override
  public synchronized void note(String line) {
    block.printAbove(line);
  }

  private synchronized void redraw() {
    if (open) {
      block.show(lines.block(progress, width.getAsInt()));
    }
  }

  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      ticker.shutdownNow();
      block.clear();
      if (started) {
        block.printAbove(lines.summary(progress));
      }
    }
  }
}
