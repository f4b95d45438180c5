package dev.elbow.runner.cli;

import dev.elbow.runner.spec.SweepSpec;

/**
 * A sweep file that was read without problems.
 *
 * @param yaml its text with the overrides of the command line applied
 */
record LoadedSweep(SweepSpec spec, String yaml) {}
