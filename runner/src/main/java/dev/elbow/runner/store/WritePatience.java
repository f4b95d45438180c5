package dev.elbow.runner.store;

/**
 * How long a store tries to write what cannot be written just now: a disk that is full for a moment
 * must not end a night's work.
 */
public interface WritePatience {
  /** Gives up at once. */
  WritePatience NONE = trouble -> false;

  /**
   * Waits before the next try. Called by the writing thread, which holds the store.
   *
   * @param trouble of the try before; one that may pass
   * @return whether there is to be a next try
   */
  boolean awaitNextTry(StoreException trouble);

  /** The write that could not be done was done. */
  default void overcome() {}
}
