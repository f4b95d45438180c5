package dev.elbow.core.data;

/** Names the place in a file that a value came from: {@code line 7, column 3}. */
@FunctionalInterface
interface ValueLocator {
  /** Both from 0, as in the {@link Matrix}. */
  String locate(int row, int column);
}
