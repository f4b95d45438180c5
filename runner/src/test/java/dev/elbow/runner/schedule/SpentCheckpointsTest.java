package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed.Cause;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpentCheckpointsTest {
  private static final TrialId TRIAL = new TrialId(1);

  @TempDir Path directory;
  private RunDirectory run;
  private SpentCheckpoints spent;

  @BeforeEach
  void leave_a_checkpoint() throws IOException {
    run = new RunDirectory(directory);
    spent = new SpentCheckpoints(run);
    Files.writeString(Files.createDirectories(run.checkpoint(TRIAL)).resolve("training"), "state");
  }

  @Test
  void that_of_a_trial_with_a_result_goes() {
    spent.trialEnded(ended(FormulaTrials.completed(-100)));
    assertThat(run.checkpoint(TRIAL)).doesNotExist();
  }

  @Test
  void that_of_a_trial_which_would_fail_again_goes() {
    spent.trialEnded(ended(new TrialOutcome.Failed(Cause.DIVERGED, "loss is NaN")));
    assertThat(run.checkpoint(TRIAL)).doesNotExist();
  }

  @Test
  void that_of_a_trial_which_waits_for_another_attempt_stays() {
    spent.trialEnded(ended(new TrialOutcome.Lost(Optional.of(Cause.CRASHED), "signal 11")));
    assertThat(run.checkpoint(TRIAL)).exists();
  }

  @Test
  void that_of_a_trial_which_might_not_fail_again_stays() {
    spent.trialEnded(ended(new TrialOutcome.Failed(Cause.OUT_OF_MEMORY, "heap")));
    assertThat(run.checkpoint(TRIAL)).exists();
  }

  @Test
  void what_a_dead_launch_left_goes_with_the_next() {
    List<TrialRecord> before = List.of(ended(FormulaTrials.completed(-100)));
    spent.runStarted(run, new RunSnapshot(OptionalInt.empty(), List.of(), before), 1);
    assertThat(run.checkpoint(TRIAL)).doesNotExist();
  }

  private static TrialRecord ended(TrialOutcome outcome) {
    return new TrialRecord(
        Trial.of(TRIAL, new Assignment(Map.of()), 1, TrialOrigin.SEQUENCE),
        TrialState.of(outcome),
        1,
        Optional.of("cpu:0"),
        Optional.of(Instant.EPOCH),
        Optional.of(Instant.EPOCH),
        Optional.empty(),
        Optional.of(outcome));
  }
}
