package dev.elbow.runner.worker;

import dev.elbow.core.data.Splits;
import dev.elbow.core.diagnostics.Diagnostics;
import dev.elbow.core.diagnostics.EvaluationData;
import dev.elbow.core.diagnostics.Level;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.spec.SweepSpec;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How closely a model is looked at. To examine one in full takes as long as some epochs; a training
 * that was ended after one epoch, because it promised little, is not worth that. Of such a one is
 * measured what it is ranked by, and what costs little.
 *
 * @param testSplit whether the test split is looked at
 */
record ExaminationScope(Level level, boolean testSplit) {

  /** For a training that ran to its end. */
  static ExaminationScope complete(SweepSpec spec) {
    return new ExaminationScope(spec.diagnostics().level(), true);
  }

  /** For a training that was ended early. */
  static ExaminationScope stopped(SweepSpec spec) {
    boolean full =
        rankedBy(spec).anyMatch(Metric::isFullOnly)
            || spec.constraints().written().stream().anyMatch(ExaminationScope::asksForPriorHoles);
    return new ExaminationScope(
        full ? spec.diagnostics().level() : Level.LIGHT,
        rankedBy(spec).anyMatch(metric -> metric.id().startsWith("test_")));
  }

  /** The objectives, and what the sweep file constrains. */
  private static Stream<Metric> rankedBy(SweepSpec spec) {
    return Stream.concat(
        spec.objectives().all().stream().map(objective -> objective.metric()),
        spec.constraints().written().stream()
            .filter(Constraint.Numeric.class::isInstance)
            .map(constraint -> ((Constraint.Numeric) constraint).metric()));
  }

  /** Light diagnostics do not look for prior holes: whoever has one is called something else. */
  private static boolean asksForPriorHoles(Constraint constraint) {
    return constraint instanceof Constraint.OnVerdict onVerdict
        && onVerdict.verdict().compareTo(Verdict.PRIOR_HOLE) >= 0;
  }

  FinalMetrics examine(VaeModel model, Splits splits) {
    EvaluationData all = EvaluationData.of(splits);
    EvaluationData data =
        testSplit
            ? all
            : new EvaluationData(all.train(), all.validation(), Optional.empty(), all.shape());
    return new Diagnostics(level).examine(model, data);
  }
}
