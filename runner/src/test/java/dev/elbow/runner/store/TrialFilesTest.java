package dev.elbow.runner.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.trial.TrialId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialFilesTest {
  private static final TrialId TRIAL = new TrialId(3);

  @TempDir Path directory;

  @Test
  void a_checkpoint_goes_with_all_that_is_in_it_and_nothing_else() throws IOException {
    RunDirectory run = new RunDirectory(directory.resolve("run"));
    Path kept = Files.writeString(directory.resolve("kept"), "elsewhere");
    Files.createDirectories(run.checkpoint(TRIAL).resolve("deeper"));
    Files.writeString(run.checkpoint(TRIAL).resolve("training"), "state");
    Files.createSymbolicLink(run.checkpoint(TRIAL).resolve("deeper").resolve("link"), directory);
    Files.createDirectories(run.model(TRIAL));
    Files.createDirectories(run.checkpoint(new TrialId(4)));

    new TrialFiles(run, TRIAL).deleteCheckpoint();
    new TrialFiles(run, TRIAL).deleteCheckpoint(); // nothing is left to delete

    assertThat(run.checkpoint(TRIAL)).doesNotExist();
    assertThat(run.model(TRIAL)).isDirectory();
    assertThat(run.checkpoint(new TrialId(4))).isDirectory();
    assertThat(kept).hasContent("elsewhere");
  }
}
