package dev.elbow.runner.stopping;

import dev.elbow.runner.trial.TrialId;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** Learning curves for tests. */
final class Curves {
  static final Decision CONTINUE = new Decision.Continue();

  private Curves() {}

  /** Of a training of 27 epochs without a warm-up. */
  static LearningCurve curve(int trial, double... validElboNats) {
    return warm(0, trial, validElboNats);
  }

  /** The same of a training that has a warm-up. */
  static LearningCurve warm(double warmupEpochs, int trial, double... validElboNats) {
    return new LearningCurve(
        new TrialId(trial), 27, warmupEpochs, DoubleStream.of(validElboNats).boxed().toList());
  }

  static LearningCurves all(LearningCurve... curves) {
    return all(Arrays.asList(curves));
  }

  static LearningCurves all(List<LearningCurve> curves) {
    TreeMap<TrialId, LearningCurve> byTrial = new TreeMap<>();
    curves.forEach(curve -> byTrial.put(curve.trial(), curve));
    return new LearningCurves(byTrial);
  }

  /** What becomes of the last of the curves. */
  static Decision last(StopRule rule, LearningCurve... curves) {
    return rule.decide(curves[curves.length - 1], all(curves));
  }
}
