package dev.elbow.runner.schedule;

import dev.elbow.runner.execute.TrialExecutor;
import dev.elbow.runner.provenance.Provenance;
import dev.elbow.runner.provenance.ProvenanceFile;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one launch of a run works with, from its beginning to its end. */
record LaunchContext(
    RunDirectory run, SweepSpec spec, TrialExecutor executor, SweepListener listener) {
  private static final Logger LOG = LoggerFactory.getLogger(LaunchContext.class);

  ProvenanceFile provenance() {
    return new ProvenanceFile(run.provenance());
  }

  /** Every worker of a run has the same engine and data, so the first one's word is enough. */
  void noteEngine(LoopEvent.WorkerReady ready) {
    try {
      if (provenance().read().engine().isEmpty()) {
        Provenance.Data data = new Provenance.Data(ready.data(), ready.dataSha256());
        provenance().noteEngine(ready.engine(), data);
      }
    } catch (IOException e) {
      LOG.warn("{}: cannot be updated: {}", run.provenance(), e.getMessage());
    }
  }
}
