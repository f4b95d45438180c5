package dev.elbow.runner.spec;

import dev.elbow.core.diagnostics.Level;
import dev.elbow.core.verdict.Thresholds;

/**
 * The diagnostics section: the same for every trial, so that verdicts can be compared.
 *
 * @param level how much is measured at the end of a training
 * @param thresholds of the verdict
 */
public record DiagnosticsSpec(Level level, Thresholds thresholds) {
  /** What holds without a diagnostics section. */
  public static final DiagnosticsSpec DEFAULT = new DiagnosticsSpec(Level.FULL, Thresholds.DEFAULT);
}
