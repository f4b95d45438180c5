package dev.elbow.core.diagnostics;

/** How much is measured once a model is trained. */
public enum Level {
  /** What costs little more than the bounds: no samples are drawn, nothing is trained. */
  LIGHT,
  /** Everything. */
  FULL
}
