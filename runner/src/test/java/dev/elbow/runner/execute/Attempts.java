package dev.elbow.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.TrialEngine;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import dev.elbow.runner.worker.FakeTrials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Attempts at fake trials in real processes, all on one core's slot unless said otherwise. */
final class Attempts implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Device CORE = new Device(Device.Kind.CPU, 0, "core");

  final RunDirectory run;
  final List<EpochMetrics> epochs = new CopyOnWriteArrayList<>();
  final List<String> signs = new CopyOnWriteArrayList<>();
  private final List<TrialExecution> started = new CopyOnWriteArrayList<>();
  private final LocalProcessExecutor executor;

  Attempts(Path directory, Patience patience) {
    run = new RunDirectory(directory);
    executor = new LocalProcessExecutor(FakeTrials.COMMAND, patience);
  }

  /** Neither is reached unless a test means it to be. */
  Attempts(Path directory) {
    this(directory, new Patience(PATIENCE, Duration.ofSeconds(20)));
  }

  TrialExecution start(int trial, String behaviour, Device device, int slots) {
    TrialExecution execution =
        executor.start(
            new TrialTask(
                run,
                FakeTrials.trial(trial, behaviour),
                1,
                new Slot(device, 1, 1),
                slots,
                Optional.empty()),
            new Heard());
    started.add(execution);
    return execution;
  }

  TrialExecution start(int trial, String behaviour) {
    return start(trial, behaviour, CORE, 16);
  }

  TrialOutcome outcome(int trial, String behaviour) {
    return outcome(start(trial, behaviour));
  }

  static TrialOutcome outcome(TrialExecution execution) {
    return execution.outcome().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  Failed failure(int trial, String behaviour) {
    TrialOutcome outcome = outcome(trial, behaviour);
    assertThat(outcome).isInstanceOf(Failed.class);
    return (Failed) outcome;
  }

  /** The process of a trial that was tried once. */
  long pid(int trial) {
    try {
      return FakeTrials.attempts(run, trial).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessHandle awaitWorker(int trial) {
    await().atMost(PATIENCE).until(() -> !epochs.isEmpty());
    return ProcessHandle.of(pid(trial)).orElseThrow();
  }

  String log(int trial) throws IOException {
    return Files.readString(run.log(new TrialId(trial)));
  }

  void closeExecutor() {
    executor.close();
  }

  @Override
  public void close() {
    started.forEach(execution -> execution.stop("the test is over"));
    started.forEach(Attempts::outcome);
    executor.close();
  }

  private final class Heard implements TrialEvents {
    @Override
    public void ready(TrialEngine engine, String data, String dataSha256, List<EpochMetrics> done) {
      signs.add("ready");
    }

    @Override
    public void epoch(EpochMetrics metrics) {
      epochs.add(metrics);
    }

    @Override
    public void alive() {
      signs.add("alive");
    }
  }
}
