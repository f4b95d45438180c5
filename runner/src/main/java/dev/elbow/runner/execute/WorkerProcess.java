package dev.elbow.runner.execute;

import dev.elbow.runner.execute.protocol.DecisionLine;
import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.execute.protocol.WorkerEventJson;
import dev.elbow.runner.stopping.Decision;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One worker process: reads its events, ends it when asked to, and says how it ended. */
final class WorkerProcess implements TrialExecution {
  private final Process process;
  private final WorkerLog log;
  private final TrialEvents events;
  private final Duration grace;
  private final CompletableFuture<TrialOutcome> outcome = new CompletableFuture<>();

  /** How the worker itself said that it ended; belongs to the reading thread. */
  private Optional<TrialOutcome> reported = Optional.empty();

  /** What was decided about it from here: the first decision stands. */
  private final AtomicReference<@Nullable TrialOutcome> decided = new AtomicReference<>();

  private WorkerProcess(Process process, WorkerLog log, TrialEvents events, Duration grace) {
    this.process = process;
    this.log = log;
    this.events = events;
    this.grace = grace;
  }

  static WorkerProcess watch(
      Process process,
      WorkerLog log,
      TrialEvents events,
      Optional<Duration> timeout,
      Duration grace) {
    WorkerProcess worker = new WorkerProcess(process, log, events, grace);
    Thread reader = new Thread(worker::follow, "worker-" + process.pid());
    reader.setDaemon(true);
    reader.start();
    timeout.ifPresent(limit -> worker.afterRunningFor(limit, () -> worker.timeOut(limit)));
    return worker;
  }

  @Override
  public CompletableFuture<TrialOutcome> outcome() {
    return outcome;
  }

  @Override
  public void afterEpoch(Decision decision) {
    String line = DecisionLine.write(decision) + "\n";
    try {
      process.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      // It has ended, or was told to: its outcome says how.
    }
  }

  @Override
  public void stop(String reason) {
    end(new TrialOutcome.Lost(reason));
  }

  private void timeOut(Duration limit) {
    String reason = "ran longer than its limit of " + Durations.text(limit);
    end(new Failed(Failed.Cause.TIMED_OUT, reason));
  }

  /** Asks, then kills. There is no signal in between: workers ignore those that only ask. */
  private void end(TrialOutcome verdict) {
    if (!decided.compareAndSet(null, verdict)) {
      return;
    }
    closeInput();
    afterRunningFor(grace, process::destroyForcibly);
  }

  /** A worker takes the end of its input as the order to end: so it also outlives no parent. */
  private void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
    }
  }

  /** Does something if the process has not ended after so long from now. */
  private void afterRunningFor(Duration limit, Runnable action) {
    CompletableFuture<?> unused =
        process
            .onExit()
            .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (ended, failure) -> {
                  if (failure instanceof TimeoutException) {
                    action.run();
                  }
                });
  }

  /** Settles the outcome whatever happens here: a sweep would wait for it forever. */
  private void follow() {
    TrialOutcome ended;
    try {
      ended = readEvents();
    } catch (Throwable e) {
      ended = new Failed(Failed.Cause.CRASHED, "the worker's events could not be handled: " + e);
      process.destroyForcibly().onExit().join();
    }
    outcome.complete(ended);
  }

  /** Reads until the process closes its output, waits for its end, and says how it ended. */
  private TrialOutcome readEvents() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        read(line);
      }
    } catch (IOException e) {
      log.append("elbow: the worker's output cannot be read: " + e.getMessage());
    }
    int exit = process.onExit().join().exitValue();
    Optional<TrialOutcome> known = reported.or(() -> Optional.ofNullable(decided.get()));
    return known.orElseGet(() -> crash(exit));
  }

  private void read(String line) {
    Optional<WorkerEvent> event = WorkerEventJson.read(line);
    if (event.isEmpty()) {
      log.append(line);
    } else if (event.get() instanceof WorkerEvent.Epoch epoch) {
      events.epoch(epoch.metrics());
    } else if (event.get() instanceof WorkerEvent.Ready ready) {
      events.ready(ready.engine(), ready.data(), ready.dataSha256(), ready.done());
    } else {
      reported = Optional.of(outcomeOf(event.get()));
    }
  }

  private static TrialOutcome outcomeOf(WorkerEvent last) {
    if (last instanceof WorkerEvent.Finished finished) {
      return new TrialOutcome.Completed(
          finished.metrics(), finished.diagnosis(), finished.epochs());
    }
    if (last instanceof WorkerEvent.Stopped stopped) {
      return new TrialOutcome.Stopped(
          stopped.reason(), stopped.metrics(), stopped.diagnosis(), stopped.epochs());
    }
    return failureOf(last);
  }

  private static Failed failureOf(WorkerEvent last) {
    if (last instanceof WorkerEvent.Diverged diverged) {
      Failed.Moment moment = new Failed.Moment(diverged.epoch(), diverged.step());
      return new Failed(Failed.Cause.DIVERGED, diverged.reason(), Optional.of(moment));
    }
    if (last instanceof WorkerEvent.Untrainable untrainable) {
      return new Failed(Failed.Cause.UNTRAINABLE, untrainable.reason());
    }
    if (last instanceof WorkerEvent.OutOfMemory outOfMemory) {
      return new Failed(Failed.Cause.OUT_OF_MEMORY, outOfMemory.reason());
    }
    return new Failed(Failed.Cause.CRASHED, ((WorkerEvent.Broken) last).reason());
  }

  private Failed crash(int exit) {
    String how = ExitStatus.describe(exit);
    String lastWords = log.lastLine().map(line -> "; its log ends: " + line).orElse("");
    return new Failed(Failed.Cause.CRASHED, how + lastWords);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "worker process %d", process.pid());
  }
}
