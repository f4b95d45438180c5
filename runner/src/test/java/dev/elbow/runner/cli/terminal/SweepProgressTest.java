package dev.elbow.runner.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.publish.ExampleRun;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialReader;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resumed sweep: three of four trials have their result, the last one is trained now. */
class SweepProgressTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @TempDir Path runs;
  private Instant now = ExampleRun.START;
  private TrialRecord last;
  private SweepProgress progress;

  @BeforeEach
  void resume() throws IOException {
    RunDirectory run = ExampleRun.create(runs);
    SweepSpec spec = ((ReadResult.Valid) new SpecReader().read(run.sweepFile())).spec();
    progress = new SweepProgress(spec, () -> now);
    try (TrialReader store = SqliteTrialStore.openReadOnly(run.database())) {
      RunSnapshot before = store.snapshot();
      last = before.trials().get(3);
      progress.runStarted(before);
    }
    progress.trialStarted(last);
  }

  @Test
  void counts_earlier_launches_and_knows_their_best() {
    assertThat(progress.finished()).isEqualTo(3);
    assertThat(progress.failed()).isEqualTo(1);
    assertThat(progress.best().map(TrialRecord::id)).contains(new TrialId(2));
    assertThat(progress.running()).hasToString("[0004 starting]");
  }

  @Test
  void says_nothing_of_the_time_left_before_there_is_a_pace() {
    now = now.plus(TEN_SECONDS);

    assertThat(progress.left()).isEmpty();
  }

  @Test
  void the_time_left_follows_from_the_epochs_of_this_launch_alone() {
    now = now.plus(TEN_SECONDS);
    progress.epochFinished(last.id(), TrialNumbers.epoch(1, 0, 0, 0, 0, 0, 0, 0, 10));

    assertThat(progress.share()).isEqualTo(3.5 / 4);
    assertThat(progress.left()).contains(TEN_SECONDS);
    assertThat(new ProgressLines(false).block(progress, 80))
        .containsExactly(
            "example  [########################....]  3/4 trials (1 failed)  10 s, about 10 s left",
            "best     valid_iwae64 -18.25 +- 0.20  healthy  trial 0002  latent_size=12 beta=1.25"
                + " training.dropout=0.125",
            "running  0004 epoch 1/2");
  }
}
