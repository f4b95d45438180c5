package dev.elbow.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.execute.LocalProcessExecutor;
import dev.elbow.runner.execute.TrialEvents;
import dev.elbow.runner.execute.TrialTask;
import dev.elbow.runner.execute.WorkerCommand;
import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.AssignmentJson;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.FakeEngine;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialEngine;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real workers that are killed, and others that are started in their place. */
@Timeout(180)
class ResumedWorkerTest {
  private static final TrialId TRIAL = new TrialId(1);
  private static final int EPOCHS = 60;

  private static final String DIGITS =
      """
      name: killed
      seed: 3
      method: grid
      parameters:
        learning_rate: {values: [1e-3]}
      data: {dataset: digits, binarize: dynamic, train: 800, validation: 200, test: 100}
      model: {hidden: [64], latent_size: 5}
      training:
        epochs: %d
        batch_size: 50
        dropout: 0.1
        lr_schedule: {type: plateau}
        kl_schedule: {type: linear, warmup_epochs: 10}
      diagnostics: light
      """
          .formatted(EPOCHS);

  private static final Map<Metric, Double> NO_TIME =
      Map.of(
          Metric.EPOCH_SECONDS, 0.0, Metric.TRAINING_SECONDS, 0.0, Metric.DIAGNOSTICS_SECONDS, 0.0);

  @TempDir Path directory;

  @BeforeEach
  void write_sweeps() throws IOException {
    for (String run : List.of("undisturbed", "killed")) {
      Path sweep = new RunDirectory(directory.resolve(run)).sweepFile();
      Files.createDirectories(sweep.getParent());
      Files.writeString(sweep, DIGITS);
    }
  }

  @Test
  void a_trial_whose_worker_is_killed_twice_ends_with_the_numbers_of_one_that_is_left_alone() {
    Attempt undisturbed = new Attempt("undisturbed", Integer.MAX_VALUE).run();
    Attempt first = new Attempt("killed", 10).run();
    Attempt second = new Attempt("killed", 30).run();
    Attempt last = new Attempt("killed", Integer.MAX_VALUE).run();

    assertThat(Stream.of(first, second)).noneMatch(Attempt::isComplete);
    assertThat(first.done).isEmpty();
    for (Attempt resumed : List.of(second, last)) {
      assertThat(resumed.done).isNotEmpty();
      List<EpochMetrics> all =
          Stream.concat(resumed.done.stream(), resumed.heard.stream()).toList();
      assertThat(timeless(all)).isEqualTo(timeless(undisturbed.heard).subList(0, all.size()));
    }
    assertThat(last.done).hasSizeGreaterThanOrEqualTo(second.done.size());
    assertThat(last.completed().metrics().with(new Measurements(NO_TIME)))
        .isEqualTo(undisturbed.completed().metrics().with(new Measurements(NO_TIME)));
    assertThat(last.completed().epochs()).isEqualTo(EPOCHS);
    assertThat(last.weights()).isEqualTo(undisturbed.weights());
  }

  @Test
  void a_trial_that_has_ended_says_so_again_and_is_neither_trained_nor_examined_twice()
      throws IOException {
    Attempt first = new Attempt("killed", Integer.MAX_VALUE).run();
    Files.delete(first.run.sweepFile());

    Attempt again = new Attempt("killed", Integer.MAX_VALUE).run();

    assertThat(again.outcome).isEqualTo(first.outcome);
    assertThat(again.done).isEqualTo(first.heard);
    assertThat(again.heard).isEmpty();
    assertThat(again.ready).isEqualTo(first.ready);
  }

  @Test
  void a_training_that_its_parent_stopped_or_that_diverged_says_so_again() {
    EpochMetrics epoch = TrialNumbers.epoch(1, Double.NaN, -100, -90, 80, 21, 5, 0, 0.01);
    WorkerEvent.Ready ready =
        new WorkerEvent.Ready(FakeEngine.version("1.0"), "nothing", "00ff", List.of(epoch));
    TrialCheckpoint checkpoint =
        new TrialCheckpoint(
            new RunDirectory(directory.resolve("killed")).checkpoint(TRIAL), IDENTITY);
    checkpoint.keep(
        new TrialCheckpoint.Ending(ready, new WorkerEvent.Diverged("loss is NaN", 2, 7)));

    Attempt attempt = new Attempt("killed", Integer.MAX_VALUE).run();

    assertThat(attempt.outcome)
        .contains(
            new TrialOutcome.Failed(
                TrialOutcome.Failed.Cause.DIVERGED,
                "loss is NaN",
                Optional.of(new TrialOutcome.Failed.Moment(2, 7))));
    assertThat(attempt.done).containsExactly(epoch);
    assertThat(attempt.ready)
        .containsExactly(FakeEngine.version("1.0").toString(), "nothing", "00ff");
  }

  private static List<EpochMetrics> timeless(List<EpochMetrics> epochs) {
    return epochs.stream()
        .map(
            epoch ->
                new EpochMetrics(
                    epoch.epoch(),
                    epoch.values().and(new Measurements(NO_TIME)),
                    epoch.klPerDimensionNats()))
        .toList();
  }

  private static final Assignment ASSIGNMENT =
      new Assignment(Map.of("learning_rate", new Value.Real(1e-3)));
  private static final long SEED = 11;
  private static final String IDENTITY = SEED + " " + AssignmentJson.write(ASSIGNMENT);

  /** One worker on the trial, killed when it reports a certain epoch. */
  private final class Attempt implements TrialEvents {
    private final RunDirectory run;
    private final int killedInEpoch;
    private final List<String> ready = new CopyOnWriteArrayList<>();
    private final List<EpochMetrics> done = new CopyOnWriteArrayList<>();
    private final List<EpochMetrics> heard = new CopyOnWriteArrayList<>();
    private Optional<TrialOutcome> outcome = Optional.empty();

    Attempt(String name, int killedInEpoch) {
      this.run = new RunDirectory(directory.resolve(name));
      this.killedInEpoch = killedInEpoch;
    }

    Attempt run() {
      Trial trial = new Trial(TRIAL, ASSIGNMENT, SEED, TrialOrigin.SEQUENCE);
      Slot slot = new Slot(new Device(Device.Kind.CPU, 0, "core"), 1, 1);
      outcome =
          Optional.of(
              new LocalProcessExecutor(WorkerCommand.TRAINING)
                  .start(new TrialTask(run, trial, 1, slot, 1, Optional.empty()), this)
                  .outcome()
                  .orTimeout(120, TimeUnit.SECONDS)
                  .join());
      return this;
    }

    @Override
    public void ready(
        TrialEngine engine, String data, String dataSha256, List<EpochMetrics> epochsDone) {
      ready.addAll(List.of(engine.toString(), data, dataSha256));
      done.addAll(epochsDone);
    }

    @Override
    public void epoch(EpochMetrics metrics) {
      heard.add(metrics);
      if (metrics.epoch() == killedInEpoch) {
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
      }
    }

    boolean isComplete() {
      return outcome.orElseThrow() instanceof TrialOutcome.Completed;
    }

    TrialOutcome.Completed completed() {
      return (TrialOutcome.Completed) outcome.orElseThrow();
    }

    byte[] weights() {
      try {
        return Files.readAllBytes(run.model(TRIAL).resolve("weights.bin"));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
