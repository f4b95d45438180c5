package dev.elbow.core.data;

/** How many rows are worked on at a time, so that memory stays bounded whatever a row's width. */
public final class RowBlocks {
  /** Enough for full speed of an engine's matrix products. */
  private static final int MOST_ROWS = 512;

  /** 16 MB of floats. */
  private static final int MOST_VALUES = 1 << 22;

  private RowBlocks() {}

  /**
   * The size of a block.
   *
   * @param columns values that a row brings along, over all matrices, at least 1
   * @return at least 1
   */
  public static int size(int columns) {
    return Math.max(1, Math.min(MOST_ROWS, MOST_VALUES / columns));
  }
}
