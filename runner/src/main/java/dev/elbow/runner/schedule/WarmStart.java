package dev.elbow.runner.schedule;

import dev.elbow.runner.search.Observation;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.EarlierTrial;
import dev.elbow.runner.store.Runs;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.warm.EarlierRun;
import dev.elbow.runner.warm.EarlierRuns;
import java.util.List;

/**
 * What a new run takes over from earlier ones. It is written into the run's own database before the
 * first trial, so that a resume suggests the same whatever has become of the earlier runs.
 */
record WarmStart(SweepSpec spec, List<EarlierRun> runs) {

  /**
   * Reads what the sweep file names.
   *
   * @throws dev.elbow.runner.warm.WarmStartException if a run cannot be learned from
   */
  static WarmStart of(SweepSpec spec, RunOptions options) {
    return new WarmStart(
        spec, new EarlierRuns(new Runs(options.out()), options.dataSha256()).of(spec));
  }

  /** Keeps the trials in the run's store and says what was done. */
  void keep(TrialStore store, SweepListener listener) {
    store.keepEarlier(
        runs.stream()
            .flatMap(run -> run.usable().stream().map(trial -> earlier(run, trial)))
            .toList());
    runs.forEach(run -> run.remarks().forEach(listener::remark));
  }

  private EarlierTrial earlier(EarlierRun run, TrialRecord trial) {
    return new EarlierTrial(
        run.run().toString(),
        trial.id(),
        new Observation(trial.trial().assignment(), new Observations(spec).of(trial)));
  }
}
