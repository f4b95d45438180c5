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
 * measured what trials are ranked by, and what costs little.
 *
 * @param testSplit whether the test split is looked at
 */
record ExaminationScope(Depth depth, boolean testSplit) {

  /** What is measured. */
  enum Depth {
    LIGHT,
    /** Light, and whether there is a hole in the prior. */
    LIGHT_WITH_SAMPLES,
    FULL
  }

  /** For a training that ran to its end. */
  static ExaminationScope complete(SweepSpec spec) {
    boolean full = spec.diagnostics().level() == Level.FULL;
    return new ExaminationScope(full ? Depth.FULL : Depth.LIGHT, true);
  }

  /** For a training that was ended early. */
  static ExaminationScope stopped(SweepSpec spec) {
    return new ExaminationScope(
        depthOfStopped(spec), rankedBy(spec).anyMatch(metric -> metric.id().startsWith("test_")));
  }

  /** A sweep with light diagnostics is not ranked by anything that they do not measure. */
  private static Depth depthOfStopped(SweepSpec spec) {
    if (rankedBy(spec).anyMatch(metric -> metric.isFullOnly() && !isOfSamples(metric))) {
      return Depth.FULL;
    }
    boolean samples =
        rankedBy(spec).anyMatch(metric -> metric.isFullOnly() && isOfSamples(metric))
            || spec.constraints().all().stream().anyMatch(ExaminationScope::asksForPriorHoles);
    return samples && spec.diagnostics().level() == Level.FULL
        ? Depth.LIGHT_WITH_SAMPLES
        : Depth.LIGHT;
  }

  private static boolean isOfSamples(Metric metric) {
    return metric.group() == Metric.Group.SAMPLES;
  }

  private static Stream<Metric> rankedBy(SweepSpec spec) {
    return Stream.concat(
        spec.objectives().all().stream().map(objective -> objective.metric()),
        spec.constraints().all().stream()
            .filter(Constraint.Numeric.class::isInstance)
            .map(constraint -> ((Constraint.Numeric) constraint).metric()));
  }

  /** Verdicts from there on are only given where a prior hole was looked for and not found. */
  private static boolean asksForPriorHoles(Constraint constraint) {
    return constraint instanceof Constraint.OnVerdict onVerdict
        && onVerdict.verdict().compareTo(Verdict.PRIOR_HOLE) >= 0;
  }

  FinalMetrics examine(VaeModel model, Splits splits) {
    EvaluationData all = EvaluationData.of(splits);
    EvaluationData data =
        testSplit || depth != Depth.LIGHT
            ? all
            : new EvaluationData(all.train(), all.validation(), Optional.empty(), all.shape());
    return diagnostics().examine(model, data);
  }

  private Diagnostics diagnostics() {
    return switch (depth) {
      case LIGHT -> new Diagnostics(Level.LIGHT);
      case LIGHT_WITH_SAMPLES -> Diagnostics.lightWithSamples();
      case FULL -> new Diagnostics(Level.FULL);
    };
  }
}
