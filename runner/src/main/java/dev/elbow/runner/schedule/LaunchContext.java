package dev.elbow.runner.schedule;

import dev.elbow.runner.execute.TrialExecutor;
import dev.elbow.runner.provenance.ProvenanceFile;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;

/** What one launch of a run works with, from its beginning to its end. */
record LaunchContext(
    RunDirectory run, SweepSpec spec, TrialExecutor executor, SweepListener listener) {
  ProvenanceFile provenance() {
    return new ProvenanceFile(run.provenance());
  }
}
