package dev.elbow.runner.cli;

import dev.elbow.core.data.Provenance;
import dev.elbow.runner.provenance.ProvenanceFile;
import dev.elbow.runner.store.RunDirectory;
import java.io.IOException;
import java.util.Optional;

/**
 * The data that a run's trials were trained on so far. Trials on other data could not be ranked
 * together with them.
 *
 * @param sha256 absent if no trial ever read them
 */
record RecordedData(String run, Optional<String> sha256) {

  static RecordedData of(RunDirectory run) throws IOException {
    return new RecordedData(
        run.id(),
        new ProvenanceFile(run.provenance())
            .read()
            .data()
            .map(dev.elbow.runner.provenance.Provenance.Data::sha256));
  }

  /** Ends the command if these are others. */
  void require(Provenance found) {
    if (sha256.isPresent() && !sha256.get().equals(found.sha256())) {
      throw CliException.usage(
          found.source()
              + ": the data have changed since "
              + run
              + " was started: expected SHA-256 "
              + sha256.get()
              + ", found "
              + found.sha256()
              + "; put them back, or start a new run");
    }
  }
}
