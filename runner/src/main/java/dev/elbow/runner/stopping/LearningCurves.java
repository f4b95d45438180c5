package dev.elbow.runner.stopping;

import dev.elbow.runner.trial.TrialId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The learning curves of a sweep's trials, as far as they have got; running ones included. */
public record LearningCurves(SortedMap<TrialId, LearningCurve> byTrial) {
  /** No curves at all. */
  public static final LearningCurves NONE = new LearningCurves(new TreeMap<>());

  public LearningCurves {
    byTrial = Collections.unmodifiableSortedMap(new TreeMap<>(byTrial));
  }

  /** These with one more, or with another one for its trial. */
  public LearningCurves with(LearningCurve curve) {
    SortedMap<TrialId, LearningCurve> curves = new TreeMap<>(byTrial);
    curves.put(curve.trial(), curve);
    return new LearningCurves(curves);
  }

  public Optional<LearningCurve> of(TrialId trial) {
    return Optional.ofNullable(byTrial.get(trial));
  }

  /** Those that can be compared after an epoch: they got there, and were past their warm-up. */
  Stream<LearningCurve> comparableAt(int epoch) {
    return byTrial.values().stream().filter(curve -> curve.isComparableAt(epoch));
  }
}
