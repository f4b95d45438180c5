package dev.elbow.runner.schedule;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.evidence.Evidence;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.stopping.Decision;
import dev.elbow.runner.stopping.LearningCurve;
import dev.elbow.runner.stopping.LearningCurves;
import dev.elbow.runner.stopping.StopRule;
import dev.elbow.runner.stopping.StopRules;
import dev.elbow.runner.store.TrialReader;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the trainings of a run and says after each epoch whether the training goes on. What it
 * knows beyond the sweep is what the store holds, so that a resumed sweep decides as it would have.
 * Without a rule in the sweep it follows nothing. Replicates are neither ended nor compared with:
 * they are there to be measured in full. Used by the sweep's thread.
 */
final class TrainingWatch {
  private final SweepSpec spec;
  private final Optional<StopRule> rule;
  private LearningCurves curves = LearningCurves.NONE;

  TrainingWatch(SweepSpec spec, TrialReader store) {
    this.spec = spec;
    rule = spec.search().earlyTermination().map(StopRules::of);
    if (rule.isPresent()) {
      curves = Evidence.curves(spec, store.outline(Set.of()).trials(), store.validElbos());
    }
  }

  /** The curves of the run's trials as they are now. */
  LearningCurves curves() {
    return curves;
  }

  /** A training is about to begin; one that begins anew keeps what an earlier attempt reached. */
  void begin(Trial trial) {
    if (rule.isPresent() && curves.of(trial.id()).isEmpty()) {
      Evidence.begun(spec, trial).ifPresent(curve -> curves = curves.with(curve));
    }
  }

  /** A training goes on behind the epochs that an earlier attempt has done. */
  void resumed(TrialId trial, List<EpochMetrics> done) {
    for (EpochMetrics epoch : done) {
      curves
          .of(trial)
          .map(curve -> curve.with(epoch.epoch(), epoch.validElboNats()))
          .ifPresent(curve -> curves = curves.with(curve));
    }
  }

  /** Whether a training goes on after an epoch; empty if its worker does not wait to hear that. */
  Optional<Decision> after(TrialId trial, EpochMetrics metrics) {
    return rule.map(
        asked ->
            curves
                .of(trial)
                .map(curve -> decide(asked, curve, metrics))
                .orElseGet(Decision.Continue::new));
  }

  /** An attempt that gets to where an earlier one has been already was told there to go on. */
  private Decision decide(StopRule asked, LearningCurve before, EpochMetrics metrics) {
    LearningCurve curve = before.with(metrics.epoch(), metrics.validElboNats());
    curves = curves.with(curve);
    return curve.epochs() > metrics.epoch() ? new Decision.Continue() : asked.decide(curve, curves);
  }
}
