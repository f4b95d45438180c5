package dev.elbow.runner.publish;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.store.TrialReader;
import dev.elbow.runner.trial.Ranking;
import dev.elbow.runner.trial.TrialId;
import java.util.List;
import java.util.Map;

/**
 * All that is known of a run at one moment.
 *
 * @param spec the sweep as launched
 * @param epochs of each trial's latest attempt; trials without any are missing
 */
public record RunContents(
    RunDirectory run,
    SweepSpec spec,
    RunSnapshot snapshot,
    Map<TrialId, List<EpochMetrics>> epochs) {
  public RunContents {
    epochs = Map.copyOf(epochs);
  }

  /** What the store holds now. */
  public static RunContents read(RunDirectory run, SweepSpec spec, TrialReader store) {
    return new RunContents(run, spec, store.snapshot(), store.epochs());
  }

  /** The order in which the sweep's objective and constraints put its trials. */
  public Ranking ranking() {
    return new Ranking(spec.metric(), spec.constraints());
  }
}
