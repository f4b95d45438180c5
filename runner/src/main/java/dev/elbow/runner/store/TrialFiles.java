package dev.elbow.runner.store;

import dev.elbow.runner.trial.TrialId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a trial's directory holds that is large: the trained model, and the checkpoint of its
 * training. Either may have been removed since; a note then says why.
 */
public record TrialFiles(RunDirectory run, TrialId trial) {

  /** Removes the model and the checkpoint; if there was a model, the note says why it is gone. */
  public void removeModel(String why) throws IOException {
    if (Files.isDirectory(run.model(trial))) {
      Files.writeString(note(), why + "\n");
      Removal.delete(run.model(trial));
    }
    removeCheckpoint();
  }

  /** Removes what a training would go on from. */
  public void removeCheckpoint() throws IOException {
    Removal.delete(run.trial(trial).resolve("checkpoint"));
  }

  /** Whether there was a model and it was not kept. */
  public boolean isModelRemoved() {
    return Files.isRegularFile(note()) && !Files.isDirectory(run.model(trial));
  }

  private Path note() {
    return run.trial(trial).resolve("model-removed.txt");
  }
}
