package dev.elbow.core.training;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where one training keeps its state, so that another, in another process, goes on from it and ends
 * with the same numbers as if it had never stopped.
 *
 * <p>The file is replaced as a whole or not at all, also when the process or the machine dies while
 * it is written. It says for which training it is: one that is damaged, of another version of Elbow
 * or of another training is left aside with a remark in the log, and training begins anew. That it
 * cannot be written, as on a full disk, is warned of once, and ends no training.
 */
public final class Checkpoints {
  /** Nothing is kept. */
  public static final Checkpoints NONE = new Checkpoints(Optional.empty());

  private final Optional<Path> file;

  private Checkpoints(Optional<Path> file) {
    this.file = file;
  }

  /**
   * Kept in a file of its own, of no other training. Whoever has no more use for it deletes it.
   *
   * @param file its directory is created when it is first written
   */
  public static Checkpoints in(Path file) {
    return new Checkpoints(Optional.of(file.toAbsolutePath()));
  }

  Optional<Path> file() {
    return file;
  }
}
