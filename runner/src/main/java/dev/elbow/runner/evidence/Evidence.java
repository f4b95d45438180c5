package dev.elbow.runner.evidence;

import dev.elbow.core.model.TrainingConfig;
import dev.elbow.runner.search.Observation;
import dev.elbow.runner.search.Search;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.stopping.LearningCurve;
import dev.elbow.runner.stopping.LearningCurves;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that is known of a number of trials at once. */
public final class Evidence {
  private Evidence() {}

  /**
   * What a search of this sweep would be told of the trials, in their order.
   *
   * @param validElbos the β = 1 validation ELBO [nats] after each epoch of the trials
   */
  public static List<Observation> of(
      SweepSpec spec, List<TrialRecord> trials, Map<TrialId, List<Double>> validElbos) {
    Search search = new Search(history -> Optional.empty());
    LearningCurves curves = curves(spec, trials, validElbos);
    Feedback feedback = new Feedback(spec, search, () -> curves);
    for (TrialRecord trial : trials) {
      search.add(trial.trial().assignment());
      feedback.tell(search.size(), trial);
    }
    feedback.refresh();
    return search.history().trials();
  }

  /** The learning curves of trials that are compared with each other; replicates are not. */
  public static LearningCurves curves(
      SweepSpec spec, Collection<TrialRecord> trials, Map<TrialId, List<Double>> validElbos) {
    SortedMap<TrialId, LearningCurve> curves = new TreeMap<>();
    for (TrialRecord trial : trials) {
      begun(spec, trial.trial())
          .map(curve -> curve.with(validElbos.getOrDefault(trial.id(), List.of())))
          .ifPresent(curve -> curves.put(trial.id(), curve));
    }
    return new LearningCurves(curves);
  }

  /**
   * The curve of a training before its first epoch; empty for a replicate, and for settings that do
   * not fit together: its worker will say the same, and that is how the trial ends.
   */
  public static Optional<LearningCurve> begun(SweepSpec spec, Trial trial) {
    if (trial.isReplicate()) {
      return Optional.empty();
    }
    try {
      TrainingConfig training = spec.template().configure(trial.assignment()).training();
      return Optional.of(LearningCurve.begin(trial.id(), training));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
