package dev.elbow.runner.schedule;

import dev.elbow.runner.evidence.Evidence;
import dev.elbow.runner.search.Observation;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.EarlierTrial;
import dev.elbow.runner.store.Runs;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.warm.EarlierRun;
import dev.elbow.runner.warm.EarlierRuns;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a new run takes over from earlier ones. It is written into the run's own database before the
 * first trial, so that a resume suggests the same whatever has become of the earlier runs.
 */
public record WarmStart(SweepSpec spec, List<EarlierRun> runs) {
  public WarmStart {
    runs = List.copyOf(runs);
  }

  /**
   * Reads what the sweep file names.
   *
   * @throws dev.elbow.runner.warm.WarmStartException if a run cannot be learned from
   */
  public static WarmStart of(SweepSpec spec, RunOptions options) {
    return new WarmStart(
        spec, new EarlierRuns(new Runs(options.out()), options.dataSha256()).of(spec));
  }

  /** Keeps the trials in the run's store and says what was done. */
  void keep(TrialStore store, SweepListener listener) {
    store.keepEarlier(trials());
    for (EarlierRun run : runs) {
      listener.remark("Learning from " + run.summary());
      run.remarks().forEach(listener::remark);
    }
  }

  /** What the search is to know of them. */
  public List<Observation> observations() {
    return trials().stream().map(EarlierTrial::observation).toList();
  }

  private List<EarlierTrial> trials() {
    return runs.stream().flatMap(this::earlier).toList();
  }

  /** As this sweep's search would have been told of them; what was stopped early is estimated. */
  private Stream<EarlierTrial> earlier(EarlierRun run) {
    List<Observation> told = Evidence.of(spec, run.usable(), run.validElbos());
    return IntStream.range(0, told.size())
        .mapToObj(
            i -> new EarlierTrial(run.run().toString(), run.usable().get(i).id(), told.get(i)));
  }
}
