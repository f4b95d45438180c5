package dev.elbow.runner.store;

import dev.elbow.runner.trial.TrialId;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a run's trials, as far as they go away again. */
public record TrialFiles(RunDirectory run) {
  private static final Logger LOG = LoggerFactory.getLogger(TrialFiles.class);

  /** Once a trial has ended for good, nobody goes on from its checkpoint. */
  public void deleteCheckpoint(TrialId trial) {
    Path checkpoint = run.checkpoint(trial);
    if (!Files.exists(checkpoint)) {
      return;
    }
    try {
      Files.walkFileTree(checkpoint, new Deletion());
    } catch (IOException e) {
      LOG.warn("The checkpoint {} could not be deleted: {}", checkpoint, e.toString());
    }
  }

  /** Deletes a directory with everything in it; of a link the link alone. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
        throws IOException {
      if (e != null) {
        throw e;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
