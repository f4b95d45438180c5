package dev.elbow.core.data;

/** How values in [0, 1] become the 0 and 1 that a Bernoulli likelihood models. */
public enum Binarization {
  /** 1 where the value is at least 0.5. */
  THRESHOLD,
  /**
   * 1 with the value as its probability: drawn anew for every training batch, once with a fixed
   * seed for the splits that are evaluated, so that every trial is judged on the same bits.
   */
  DYNAMIC,
  /** The values as they are. */
  NONE
}
