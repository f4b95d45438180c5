package dev.elbow.core.diagnostics;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.bounds.ImportanceWeightedBound;
import dev.elbow.core.estimators.bounds.NegativeLogLikelihood;
import dev.elbow.core.estimators.bounds.NegativeLogLikelihood.Settings;
import dev.elbow.core.metrics.Metric;
import java.util.List;

/**
 * Importance-weighted bounds of the validation split; in full, the negative log likelihood of the
 * validation and the test split as well.
 *
 * <p>Examples differ more among themselves than draws do, so the first level of the test split's
 * likelihood takes few draws for many examples.
 */
record ImportanceSampling(Level level) implements Diagnostic {
  private static final int EXAMPLES = 2000;
  private static final List<Integer> DRAWS = List.of(1, 5, 64);
  private static final int TEST_EXAMPLES = 5000;
  private static final List<Integer> TEST_DRAWS = List.of(8);
  private static final Settings REFINED = new Settings(5000, 24);

  @Override
  public String title() {
    return "importance-weighted bound";
  }

  @Override
  public void examine(Subject subject, Findings findings) {
    Matrix validation = Subject.first(subject.data().validation(), EXAMPLES);
    List<ImportanceWeightedBound> bounds = bounds(subject, validation, DRAWS);
    findings.put(Metric.VALID_IWAE1, bounds.get(0).average());
    findings.put(Metric.VALID_IWAE5, bounds.get(1).average());
    findings.put(Metric.VALID_IWAE64, bounds.get(2).average());
    if (level == Level.LIGHT) {
      return;
    }
    NegativeLogLikelihood valid = refined(bounds.get(2), subject, validation);
    findings.put(Metric.VALID_NLL, valid.nats());
    findings.put(Metric.EFFECTIVE_SAMPLES, valid.medianEffectiveSampleSize());
    subject
        .data()
        .test()
        .map(test -> Subject.first(test, TEST_EXAMPLES))
        .map(test -> refined(bounds(subject, test, TEST_DRAWS).get(0), subject, test))
        .ifPresent(test -> findings.put(Metric.TEST_NLL, test.nats()));
  }

  private static List<ImportanceWeightedBound> bounds(
      Subject subject, Matrix x, List<Integer> draws) {
    return ImportanceWeightedBound.of(
        subject.model(), subject.model(), x, draws, EvaluationData.SEED);
  }

  private static NegativeLogLikelihood refined(
      ImportanceWeightedBound coarse, Subject subject, Matrix x) {
    return NegativeLogLikelihood.of(
        coarse, subject.model(), subject.model(), x, REFINED, EvaluationData.SEED);
  }
}
