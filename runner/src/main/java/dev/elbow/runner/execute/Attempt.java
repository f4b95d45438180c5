package dev.elbow.runner.execute;

import dev.elbow.runner.execute.protocol.DecisionLine;
import dev.elbow.runner.execute.protocol.TaskLine;
import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.execute.protocol.WorkerEventJson;
import dev.elbow.runner.stopping.Decision;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import dev.elbow.runner.trial.WorkerId;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One attempt in a worker process, from its task to its outcome. It ends when the worker has said
 * how it ended and that it waits again, or with its process: by itself, because it was asked to
 * end, or killed because it is late, silent or not to be trusted. Once it is over it leaves the
 * worker alone, which may serve another one by then.
 */
final class Attempt implements TrialExecution {
  private static final int LONGEST_EXCERPT = 200;

  private final TrialTask task;
  private final TrialEvents events;
  private final WorkerLog log;
  private final Surroundings surroundings;
  private final WorkerPool.Kind kind;
  private final Worker worker;
  private final Vigil vigil;
  private final Optional<Long> memoryKillsBefore;
  private final EventSequence sequence = new EventSequence();
  private final CompletableFuture<TrialOutcome> outcome = new CompletableFuture<>();

  /** How the worker itself said that it ended. */
  private Optional<TrialOutcome> reported = Optional.empty();

  /** What was decided about it from here: the first decision stands. */
  private Optional<TrialOutcome> decided = Optional.empty();

  /** It broke the protocol: nothing more that it says counts. */
  private boolean distrusted;

  /** Completes when the log has all that the worker wrote about this trial. */
  private CompletableFuture<Void> logEnd = new CompletableFuture<>();

  private boolean over;

  private Attempt(
      TrialTask task,
      TrialEvents events,
      Surroundings surroundings,
      WorkerPool.Kind kind,
      Worker worker) {
    this.task = task;
    this.events = events;
    this.surroundings = surroundings;
    this.kind = kind;
    this.worker = worker;
    log = WorkerLog.append(task.run().log(task.trial().id()));
    memoryKillsBefore = surroundings.memoryKills().count();
    Patience patience = surroundings.patience();
    vigil =
        new Vigil(
            new Vigil.Limits(
                patience.silence(), this::lose, task.timeout(), () -> timeOut(task.timeout())),
            System::nanoTime);
  }

  /**
   * Gives a worker that waits an attempt.
   *
   * @throws IOException if the worker has died meanwhile; the attempt has not begun then
   */
  static Attempt begin(
      TrialTask task,
      TrialEvents events,
      Surroundings surroundings,
      WorkerPool.Kind kind,
      Worker worker)
      throws IOException {
    Attempt attempt = new Attempt(task, events, surroundings, kind, worker);
    attempt.begin();
    return attempt;
  }

  private synchronized void begin() throws IOException {
    TaskLine line =
        new TaskLine(
            task.run().root().toString(),
            task.trial().id().number(),
            task.trial().seed(),
            task.attempt());
    try {
      logEnd = worker.serve(this, log, line.write());
      vigil.begin(surroundings.watch());
    } catch (IOException e) {
      leave();
      throw e;
    }
  }

  @Override
  public CompletableFuture<TrialOutcome> outcome() {
    return outcome;
  }

  @Override
  public Optional<WorkerId> process() {
    return Optional.of(worker.id());
  }

  @Override
  public void afterEpoch(Decision decision) {
    if (isOver()) {
      return;
    }
    try {
      worker.tell(DecisionLine.write(decision));
    } catch (IOException e) {
      // It has ended, or was told to: its outcome says how.
    }
  }

  private synchronized boolean isOver() {
    return over;
  }

  @Override
  public void stop(String reason) {
    askToEnd(new TrialOutcome.Lost(reason));
  }

  private void timeOut(Optional<Duration> limit) {
    String text = limit.map(Durations::text).orElseThrow();
    askToEnd(new Failed(Failed.Cause.TIMED_OUT, "ran longer than its limit of " + text));
  }

  private void lose() {
    String patience = Durations.text(surroundings.patience().silence());
    killFor(new Failed(Failed.Cause.LOST, "was heard of no more for " + patience));
  }

  /** Asks, then kills. There is no signal in between: workers ignore those that only ask. */
  private synchronized void askToEnd(TrialOutcome verdict) {
    if (!over && decided.isEmpty()) {
      decided = Optional.of(verdict);
      surroundings.afterGrace(this::kill);
      worker.closeInput();
    }
  }

  /** For one that would not listen, or is not to be listened to. */
  private synchronized void killFor(TrialOutcome verdict) {
    if (!over && decided.isEmpty()) {
      decided = Optional.of(verdict);
      kill();
    }
  }

  private synchronized void kill() {
    if (!over) {
      worker.kill();
      surroundings.afterGrace(this::giveUp);
    }
  }

  /** A process that the system cannot end, as while it waits for a dead disk, is not waited for. */
  private synchronized void giveUp() {
    if (!over && worker.isAlive()) {
      end(reported.orElseGet(() -> UnkilledWorker.outcome(decided, worker.id())));
    }
  }

  /** What its worker reports. Whatever happens here, the attempt gets its outcome. */
  synchronized void heard(String line) {
    if (over || distrusted) {
      return;
    }
    vigil.heard();
    try {
      Optional<WorkerEvent> event = WorkerEventJson.read(line);
      Optional<String> wrong =
          event.map(sequence::next).orElse(Optional.of("the worker reported what is no event"));
      if (wrong.isPresent()) {
        log.line("elbow: " + wrong.get() + ": " + excerpt(line));
        distrust(wrong.get());
      } else {
        handle(event.orElseThrow());
      }
    } catch (Throwable e) {
      distrust("the worker's events could not be handled: " + e);
    }
  }

  private static String excerpt(String line) {
    return line.length() <= LONGEST_EXCERPT ? line : line.substring(0, LONGEST_EXCERPT) + "…";
  }

  private void handle(WorkerEvent event) {
    if (event instanceof WorkerEvent.Alive) {
      events.alive();
    } else if (event instanceof WorkerEvent.Epoch epoch) {
      events.epoch(epoch.metrics());
    } else if (event instanceof WorkerEvent.Ready ready) {
      events.ready(ready.engine(), ready.data(), ready.dataSha256(), ready.done());
    } else if (event instanceof WorkerEvent.Idle) {
      long grace = surroundings.patience().grace().toMillis();
      CompletableFuture<?> unused =
          logEnd
              .orTimeout(grace, TimeUnit.MILLISECONDS)
              .whenComplete((complete, late) -> workerWaits(late == null));
    } else {
      reported = Optional.of(ReportedEnd.outcome(event));
    }
  }

  /** What its worker prints and is no event. */
  void printed(byte[] bytes, int length) {
    log.write(bytes, length);
  }

  synchronized void heardTooMuch() {
    distrust("the worker reported an event that is longer than any can be");
  }

  private void distrust(String why) {
    distrusted = true;
    reported = Optional.empty();
    killFor(new Failed(Failed.Cause.CRASHED, why));
  }

  /** The trial is over, and its worker gets another one if it is as it should be. */
  private synchronized void workerWaits(boolean logIsComplete) {
    if (over || distrusted || decided.isPresent()) {
      return;
    }
    if (logIsComplete && surroundings.pool().wants(kind, worker)) {
      leave();
      worker.release();
      surroundings.pool().giveBack(kind, worker);
      outcome.complete(reported.orElseThrow());
    } else {
      askToEnd(reported.orElseThrow());
    }
  }

  /** The process is gone, and all that it wrote has been read. */
  synchronized void processEnded(int exit) {
    if (!over) {
      CrashReport.collect(task, worker.id().pid());
      end(reported.or(() -> decided).orElseGet(() -> postMortem(exit)));
    }
  }

  private Failed postMortem(int exit) {
    Optional<Long> kills = surroundings.memoryKills().since(memoryKillsBefore);
    return new PostMortem(exit, new LastWords(log.end()), kills).failed();
  }

  private void end(TrialOutcome how) {
    leave();
    outcome.complete(how);
  }

  private void leave() {
    over = true;
    vigil.end();
    log.close();
  }

  @Override
  public String toString() {
    return "trial " + task.trial().id() + ", attempt " + task.attempt() + " in " + worker;
  }
}
