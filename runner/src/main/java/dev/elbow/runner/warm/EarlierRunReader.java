package dev.elbow.runner.warm;

import dev.elbow.runner.provenance.Build;
import dev.elbow.runner.provenance.Provenance;
import dev.elbow.runner.provenance.ProvenanceFile;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.StoreException;
import dev.elbow.runner.store.TrialReader;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one earlier run and compares it with the sweep that is to learn from it.
 *
 * @param here the sweep
 * @param dataHere the SHA-256 of its data, if known
 */
record EarlierRunReader(SweepSpec here, Optional<String> dataHere, RunDirectory run) {

  /** The run; empty, with all that is wrong reported, if its trials are of no use here. */
  Optional<EarlierRun> read(List<String> problems) {
    Optional<Provenance> provenance = provenance();
    Optional<SweepSpec> there = sweep(provenance, problems);
    Optional<Contents> contents = contents(problems);
    if (there.isEmpty() || contents.isEmpty()) {
      return Optional.empty();
    }
    List<String> differences =
        new SweepDifferences(there.get(), here)
            .list(provenance.flatMap(Provenance::data).map(Provenance.Data::sha256), dataHere);
    differences.forEach(difference -> problems.add(run.id() + ": " + difference));
    return differences.isEmpty()
        ? usable(there.get(), contents.get(), provenance, problems)
        : Optional.empty();
  }

  /** A run that died before its first word has none. */
  private Optional<Provenance> provenance() {
    try {
      return Files.exists(run.provenance())
          ? Optional.of(new ProvenanceFile(run.provenance()).read())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<SweepSpec> sweep(Optional<Provenance> provenance, List<String> problems) {
    ReadResult result = new SpecReader().read(run.sweepFile());
    if (result instanceof ReadResult.Valid valid) {
      return Optional.of(valid.spec());
    }
    problems.add(
        "%s: Elbow %s cannot read its sweep file, which was run with %s: %s"
            .formatted(
                run.id(),
                Build.current().version(),
                provenance
                    .map(known -> known.software().elbow())
                    .map(version -> "Elbow " + version)
                    .orElse("an unknown version"),
                ((ReadResult.Invalid) result).problems().get(0).message()));
    return Optional.empty();
  }

  private record Contents(List<TrialRecord> trials, Map<TrialId, List<Double>> validElbos) {}

  private Optional<Contents> contents(List<String> problems) {
    try (TrialReader reader = SqliteTrialStore.openReadOnly(run.database())) {
      return Optional.of(new Contents(reader.snapshot().trials(), reader.validElbos()));
    } catch (StoreException e) {
      problems.add(run.id() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<EarlierRun> usable(
      SweepSpec there, Contents contents, Optional<Provenance> provenance, List<String> problems) {
    List<TrialRecord> ended =
        contents.trials().stream().filter(trial -> trial.state().isFinished()).toList();
    List<TrialRecord> inside =
        ended.stream().filter(trial -> here.space().contains(trial.trial().assignment())).toList();
    if (ended.isEmpty()) {
      problems.add(run.id() + ": no trial of it has ended, so there is nothing to learn from");
    } else if (inside.isEmpty()) {
      problems.add(
          "%s: none of the %d trials that have ended lies in the space of this sweep"
              .formatted(run.id(), ended.size()));
    }
    List<String> settings = new SettingDifferences(there.template(), here.template()).list(inside);
    settings.forEach(difference -> problems.add(run.id() + ": " + difference));
    return inside.isEmpty() || !settings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new EarlierRun(
                run,
                inside,
                contents.validElbos(),
                remarks(there, provenance, ended.size(), inside.size())));
  }

  private List<String> remarks(
      SweepSpec there, Optional<Provenance> provenance, int ended, int inside) {
    List<String> remarks = new ArrayList<>();
    if (inside < ended) {
      remarks.add(
          "%d of %d trials of %s lie outside the space and are not used"
              .formatted(ended - inside, ended, run.id()));
    }
    if (there.seed() != here.seed()) {
      remarks.add(
          ("%s was split with the seed %d, this sweep with %d: it was measured on other examples,"
                  + " so its numbers agree with those here only within their standard errors")
              .formatted(run.id(), there.seed(), here.seed()));
    }
    provenance
        .map(known -> known.software().elbow())
        .filter(version -> !version.equals(Build.current().version()))
        .ifPresent(
            version ->
                remarks.add(
                    "%s was run with Elbow %s, this is %s: the same settings may train otherwise"
                        .formatted(run.id(), version, Build.current().version())));
    return remarks;
  }
}
