package dev.elbow.runner.schedule;

import dev.elbow.runner.provenance.Provenance;
import dev.elbow.runner.provenance.ProvenanceFile;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run's trials are computed with and from. The first worker's word is written down; all
 * others, also after a resume, are held to it, because their trials are ranked together.
 */
final class RunOrigin {
  private static final Logger LOG = LoggerFactory.getLogger(RunOrigin.class);

  private final ProvenanceFile file;
  private final SweepListener listener;
  private final Set<String> remarked = new HashSet<>();

  RunOrigin(ProvenanceFile file, SweepListener listener) {
    this.file = file;
    this.listener = listener;
  }

  /** Why the run cannot go on with such a worker; empty if it can. Another engine is remarked. */
  Optional<String> check(LoopEvent.WorkerReady ready) {
    try {
      Provenance known = file.read();
      if (known.engine().isEmpty()) {
        file.noteEngine(ready.engine(), new Provenance.Data(ready.data(), ready.dataSha256()));
        return Optional.empty();
      }
      known.engine().ifPresent(engine -> compareEngines(engine, ready.engine()));
      return known.data().flatMap(data -> compareData(data, ready));
    } catch (IOException e) {
      LOG.warn("{}: cannot be updated: {}", file.path(), e.getMessage());
      return Optional.empty();
    }
  }

  private void compareEngines(String known, String found) {
    if (!found.equals(known) && remarked.add(found)) {
      listener.remark(
          "Warning: earlier trials of this run were trained with " + known + ", now " + found);
    }
  }

  private static Optional<String> compareData(Provenance.Data known, LoopEvent.WorkerReady ready) {
    return known.sha256().equals(ready.dataSha256())
        ? Optional.empty()
        : Optional.of(
            "the data have changed: earlier trials were trained on SHA-256 "
                + known.sha256()
                + ", now it is "
                + ready.dataSha256());
  }
}
