package dev.elbow.runner.store;

import dev.elbow.runner.trial.TrialId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a trial's directory holds that is large: the trained model, and the checkpoint of its
 * training. Either may have been removed since; a note then says why the model is gone.
 */
public record TrialFiles(RunDirectory run, TrialId trial) {
  private static final Logger LOG = LoggerFactory.getLogger(TrialFiles.class);

  /** Removes the model, if there is one; a note says why it is gone. */
  public void removeModel(String why) throws IOException {
    if (Files.isDirectory(run.model(trial))) {
      Removal.delete(run.model(trial)); // first: a full disk has no room for the note
      Files.writeString(note(), why + "\n");
    }
  }

  /** Once a trial has ended for good, nobody goes on from its checkpoint. */
  public void deleteCheckpoint() {
    Path checkpoint = run.checkpoint(trial);
    if (!Files.exists(checkpoint)) {
      return;
    }
    try {
      Removal.delete(checkpoint);
    } catch (IOException e) {
      LOG.warn("The checkpoint {} could not be deleted: {}", checkpoint, e.toString());
    }
  }

  /** Whether there was a model and it was not kept. */
  public boolean isModelRemoved() {
    return Files.isRegularFile(note()) && !Files.isDirectory(run.model(trial));
  }

  private Path note() {
    return run.trial(trial).resolve("model-removed.txt");
  }
}
