package dev.elbow.runner.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.publish.ReplicatedRun;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialReader;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the display says of why trials are tried. */
class ProgressLinesTest {
  @TempDir Path runs;
  private final ProgressLines lines = new ProgressLines(true);
  private List<TrialRecord> trials = List.of();
  private SweepProgress progress;

  @BeforeEach
  void readRun() throws IOException {
    RunDirectory run = ReplicatedRun.create(runs);
    SweepSpec spec = ((ReadResult.Valid) new SpecReader().read(run.sweepFile())).spec();
    progress = new SweepProgress(spec, () -> Instant.EPOCH);
    try (TrialReader store = SqliteTrialStore.openReadOnly(run.database())) {
      RunSnapshot snapshot = store.snapshot();
      trials = snapshot.trials();
      progress.runStarted(snapshot);
    }
  }

  @Test
  void the_newest_trial_says_why_it_is_tried_where_that_fits() {
    progress.trialStarted(trials.get(1));
    String why = "why      0002 " + ReplicatedRun.EXPLANATION;
    assertThat(lines.block(progress, why.length() + 1)).hasSize(4).endsWith(why);
    assertThat(lines.block(progress, why.length())).hasSize(3);
  }

  @Test
  void there_is_nothing_to_say_of_a_sequence_or_once_the_trial_has_ended() {
    progress.trialStarted(trials.get(2));
    assertThat(lines.block(progress, 200)).hasSize(3);
    progress.trialStarted(trials.get(1));
    progress.trialEnded(trials.get(1));
    assertThat(lines.block(progress, 200)).hasSize(3);
  }

  @Test
  void a_line_in_a_log_ends_with_the_reason_for_the_trial() {
    assertThat(ended(0)).endsWith("latent_size=4 beta=1  enqueued");
    assertThat(ended(1)).endsWith("beta=1  " + ReplicatedRun.EXPLANATION);
    assertThat(ended(2)).endsWith("beta=1");
    assertThat(ended(4)).endsWith("replicate of 0002");
  }

  private String ended(int index) {
    return TrialText.ended(trials.get(index), progress.spec().objectives(), true);
  }

  @Test
  void once_replicates_start_no_more_trials_of_the_search_are_expected() {
    assertThat(lines.count(progress)).startsWith("8/10 ");
    progress.trialStarted(trials.get(7));
    assertThat(lines.count(progress)).as("4 searched, 2 more of the best 2").startsWith("8/8 ");
  }

  @Test
  void the_best_so_far_is_by_the_means_of_replicates() {
    assertThat(lines.block(progress, 200).get(1)).contains("trial 0003");
  }
}
