package dev.elbow.runner.schedule;

import dev.elbow.core.engine.EngineFacts;
import dev.elbow.runner.provenance.Provenance;
import dev.elbow.runner.provenance.ProvenanceFile;
import dev.elbow.runner.spec.EngineSetting;
import dev.elbow.runner.spec.EngineUse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run's trials are computed with and from. Each worker's word is written down; as to the
 * data, all are held to the first one's, also after a resume, because their trials are ranked
 * together.
 */
final class RunOrigin {
  private static final Logger LOG = LoggerFactory.getLogger(RunOrigin.class);

  private final ProvenanceFile file;
  private final SweepListener listener;
  private final boolean asksForSeveral;

  /**
   * @param asksForSeveral whether the sweep file asks for more than one engine, or for whichever is
   *     best on each device
   */
  private RunOrigin(ProvenanceFile file, SweepListener listener, boolean asksForSeveral) {
    this.file = file;
    this.listener = listener;
    this.asksForSeveral = asksForSeveral;
  }

  static RunOrigin of(LaunchContext launch) {
    Set<EngineSetting> asked =
        launch.spec().engines().stream().map(EngineUse::engine).collect(Collectors.toSet());
    boolean several = asked.size() > 1 || asked.contains(EngineSetting.AUTO);
    return new RunOrigin(launch.provenance(), launch.listener(), several);
  }

  /** Why the run cannot go on with such a worker; empty if it can. Another engine is remarked. */
  Optional<String> check(LoopEvent.WorkerReady ready) {
    try {
      Provenance known = file.read();
      EngineFacts engine = ready.engine().facts();
      if (!known.engines().contains(engine) || known.data().isEmpty()) {
        file.noteTraining(engine, new Provenance.Data(ready.data(), ready.dataSha256()));
        remark(known.engines(), engine);
      }
      return known.data().flatMap(data -> compareData(data, ready));
    } catch (IOException e) {
      LOG.warn("{}: cannot be updated: {}", file.path(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Nothing of two engines that the sweep file allows; but of another version of one of them. */
  private void remark(List<EngineFacts> known, EngineFacts found) {
    Optional<EngineFacts> same =
        known.stream().filter(earlier -> earlier.engine().equals(found.engine())).findFirst();
    Optional<EngineFacts> other =
        same.or(() -> asksForSeveral ? Optional.empty() : known.stream().findFirst());
    other.ifPresent(
        earlier ->
            listener.remark(
                "Warning: earlier trials of this run were trained with "
                    + earlier
                    + ", now "
                    + found));
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
