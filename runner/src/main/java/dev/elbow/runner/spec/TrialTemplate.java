package dev.elbow.runner.spec;

import dev.elbow.runner.space.Assignment;

/** The model and training sections of a sweep file, into which an assignment's values are put. */
public interface TrialTemplate {

  /**
   * The settings of one trial.
   *
   * @throws IllegalArgumentException if the values do not fit together; the reader has checked each
   *     end of every range alone
   */
  TrialConfig configure(Assignment assignment);
}
