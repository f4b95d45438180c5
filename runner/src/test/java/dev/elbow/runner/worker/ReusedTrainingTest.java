package dev.elbow.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.execute.LocalProcessExecutor;
import dev.elbow.runner.execute.TrialEvents;
import dev.elbow.runner.execute.TrialExecution;
import dev.elbow.runner.execute.TrialTask;
import dev.elbow.runner.execute.WorkerCommand;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.TrialFiles;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialEngine;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a process trained before must not show in what it trains next. */
@Timeout(180)
class ReusedTrainingTest {
  private static final String SWEEP =
      """
      name: reused
      parameters:
        latent_size: {values: [2, 3, 5, 7]}
        learning_rate: {min: 1e-4, max: 1e30, scale: log}
        training.dropout: {min: 0, max: 0.5}
      data: {dataset: digits, binarize: dynamic, train: 120, validation: 40, test: 40}
      model: {hidden: [16]}
      training: {epochs: 2, batch_size: 50, optimizer: sgd}
      budget: {trials: 4}
      diagnostics: light
      report: {pictures: none}
      """;

  private static final Map<Metric, Double> NO_TIME =
      Map.of(Metric.TRAINING_SECONDS, 0.0, Metric.DIAGNOSTICS_SECONDS, 0.0);

  /** Three that train, and one that diverges. */
  private static final List<Trial> TRIALS =
      List.of(trial(1, 2, 1e-2, 0), trial(2, 7, 1e-2, 0.3), trial(3, 3, 1e-3, 0.1), diverging());

  @TempDir Path directory;
  private final LocalProcessExecutor executor = new LocalProcessExecutor(WorkerCommand.TRAINING);
  private RunDirectory run;

  @BeforeEach
  void write_the_sweep() throws IOException {
    run = new RunDirectory(directory);
    Files.writeString(run.sweepFile(), SWEEP);
  }

  @AfterEach
  void leave_nothing_running() {
    executor.close();
  }

  @Test
  void a_trial_has_the_same_numbers_in_a_fresh_and_in_a_used_process() {
    List<Numbers> fresh = new ArrayList<>();
    for (Trial trial : TRIALS) {
      fresh.add(train(trial));
      executor.close();
    }
    assertThat(fresh.stream().map(Numbers::pid).distinct()).hasSameSizeAs(TRIALS);
    assertThat(fresh.stream().map(Numbers::outcome).distinct()).hasSameSizeAs(TRIALS);
    for (long seed = 1; seed <= 3; seed++) {
      List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
      Collections.shuffle(order, new Random(seed));
      for (int index : order) {
        Numbers used = train(TRIALS.get(index));
        assertThat(used.outcome()).as("order %s", order).isEqualTo(fresh.get(index).outcome());
        assertThat(used.epochs()).as("order %s", order).isEqualTo(fresh.get(index).epochs());
      }
    }
    assertThat(train(TRIALS.get(0)).pid())
        .as("all the used ones were one")
        .isEqualTo(train(TRIALS.get(0)).pid());
  }

  /** All that is known of a trial but its times. */
  private record Numbers(long pid, List<List<Double>> epochs, TrialOutcome outcome) {}

  private Numbers train(Trial trial) {
    List<List<Double>> epochs = new ArrayList<>();
    TrialTask task =
        new TrialTask(
            run,
            trial,
            1,
            new Slot(new Device(Device.Kind.CPU, 0, "core"), 1, 1),
            4,
            Optional.empty());
    TrialExecution execution =
        executor.start(
            task,
            new TrialEvents() {
              @Override
              public void ready(
                  TrialEngine engine, String data, String dataSha256, List<EpochMetrics> done) {}

              @Override
              public void epoch(EpochMetrics metrics) {
                epochs.add(
                    List.of(
                        metrics.trainLossNats(), metrics.validElboNats(), metrics.validRateNats()));
              }
            });
    TrialOutcome outcome = execution.outcome().orTimeout(120, TimeUnit.SECONDS).join();
    new TrialFiles(run, trial.id()).deleteCheckpoint(); // or its end would be told again
    return new Numbers(execution.process().orElseThrow().pid(), epochs, withoutTimes(outcome));
  }

  private static TrialOutcome withoutTimes(TrialOutcome outcome) {
    if (outcome instanceof TrialOutcome.Completed completed) {
      FinalMetrics metrics = completed.metrics().with(new Measurements(NO_TIME));
      return new TrialOutcome.Completed(metrics, completed.diagnosis(), completed.epochs());
    }
    return outcome;
  }

  private static Trial diverging() {
    return trial(4, 5, 1e30, 0);
  }

  private static Trial trial(int number, int latents, double learningRate, double dropout) {
    Assignment assignment =
        new Assignment(
            Map.of(
                "latent_size", new Value.Whole(latents),
                "learning_rate", new Value.Real(learningRate),
                "training.dropout", new Value.Real(dropout)));
    return Trial.of(new TrialId(number), assignment, 100 + number, TrialOrigin.SEQUENCE);
  }
}
