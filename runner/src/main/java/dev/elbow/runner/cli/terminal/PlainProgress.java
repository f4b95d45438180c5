package dev.elbow.runner.cli.terminal;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The display of a sweep in a log: a line for each trial that ended and, while none does, a sign of
 * life at most every half minute.
 */
final class PlainProgress implements ProgressDisplay {
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private final SweepProgress progress;
  private final ProgressLines lines;
  private final PrintWriter out;
  private final boolean unicode;
  private final InstantSource clock;
  private Instant lastLine;
  private boolean started;

  PlainProgress(SweepSpec spec, Terminal terminal, InstantSource clock) {
    this.progress = new SweepProgress(spec, clock);
    this.unicode = terminal.unicode();
    this.lines = new ProgressLines(unicode);
    this.out = terminal.err();
    this.clock = clock;
    this.lastLine = clock.instant();
  }

  @Override
  public synchronized void runStarted(RunDirectory run, RunSnapshot before, int slots) {
    started = true;
    progress.runStarted(before);
    print("Run " + run.root() + ", " + slots + " at once, " + lines.count(progress) + " so far");
  }

  @Override
  public synchronized void trialStarted(TrialRecord trial) {
    progress.trialStarted(trial);
  }

  @Override
  public synchronized void epochFinished(TrialId trial, EpochMetrics metrics) {
    progress.epochFinished(trial, metrics);
    if (Duration.between(lastLine, clock.instant()).compareTo(HEARTBEAT) >= 0) {
      print(lines.heartbeat(progress));
    }
  }

  @Override
  public synchronized void trialEnded(TrialRecord trial) {
    progress.trialEnded(trial);
    print(
        lines.position(progress)
            + " "
            + TrialText.ended(trial, progress.spec().objectives(), unicode));
  }

  @Override
  public synchronized void bestChanged(TrialRecord trial) {
    progress.bestChanged(trial);
    print(lines.position(progress) + " " + trial.id() + " is the best so far");
  }

  @Override
  public synchronized void note(String line) {
    print(line);
  }

  private void print(String line) {
    out.println(line);
    lastLine = clock.instant();
  }

  @Override
  public synchronized void close() {
    if (started) {
      print(lines.summary(progress));
    }
  }
}
