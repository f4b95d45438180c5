package dev.elbow.core.diagnostics;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.bounds.ImportanceWeightedBound;
import dev.elbow.core.estimators.bounds.NegativeLogLikelihood;
import dev.elbow.core.metrics.Metric;
import java.util.List;

/**
 * Importance-weighted bounds of the validation split; in full, the negative log likelihood of the
 * validation and the test split as well.
 */
record ImportanceSampling(Level level) implements Diagnostic {
  private static final int EXAMPLES = 2000;
  private static final List<Integer> DRAWS = List.of(5, 64);

  @Override
  public String title() {
    return "importance-weighted bound";
  }

  @Override
  public void examine(Subject subject, Findings findings) {
    Matrix validation = Subject.first(subject.data().validation(), EXAMPLES);
    List<ImportanceWeightedBound> bounds = bounds(subject, validation);
    findings.put(Metric.VALID_IWAE5, bounds.get(0).average());
    findings.put(Metric.VALID_IWAE64, bounds.get(1).average());
    if (level == Level.LIGHT) {
      return;
    }
    NegativeLogLikelihood valid = likelihood(bounds.get(1), subject, validation);
    findings.put(Metric.VALID_NLL, valid.nats());
    findings.put(Metric.EFFECTIVE_SAMPLES, valid.meanEffectiveSampleSize());
    subject
        .data()
        .test()
        .map(test -> Subject.first(test, EXAMPLES))
        .ifPresent(test -> findings.put(Metric.TEST_NLL, testLikelihood(subject, test).nats()));
  }

  private static NegativeLogLikelihood testLikelihood(Subject subject, Matrix test) {
    return likelihood(bounds(subject, test).get(1), subject, test);
  }

  private static List<ImportanceWeightedBound> bounds(Subject subject, Matrix x) {
    return ImportanceWeightedBound.of(
        subject.model(), subject.model(), x, DRAWS, EvaluationData.SEED);
  }

  private static NegativeLogLikelihood likelihood(
      ImportanceWeightedBound coarse, Subject subject, Matrix x) {
    return NegativeLogLikelihood.of(
        coarse,
        subject.model(),
        subject.model(),
        x,
        NegativeLogLikelihood.Settings.DEFAULT,
        EvaluationData.SEED);
  }
}
