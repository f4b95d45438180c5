package dev.elbow.runner.cli;

import dev.elbow.runner.spec.Problem;
import dev.elbow.runner.spec.SweepSpec;
import java.util.List;

/**
 * A sweep file that was read without problems.
 *
 * @param yaml its text with the overrides of the command line applied
 * @param warnings what is allowed but probably not meant
 */
record LoadedSweep(SweepSpec spec, String yaml, List<Problem> warnings) {
  LoadedSweep {
    warnings = List.copyOf(warnings);
  }
}
