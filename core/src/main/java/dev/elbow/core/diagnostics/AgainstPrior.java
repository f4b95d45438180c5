package dev.elbow.core.diagnostics;

import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.samples.ClassifierTwoSampleTest;
import dev.elbow.core.estimators.samples.MaximumMeanDiscrepancy;
import dev.elbow.core.estimators.samples.PcaRadius;
import dev.elbow.core.estimators.samples.Radius;
import dev.elbow.core.metrics.Metric;

/** Tests of whether codes, drawn from the aggregate posterior, look like draws of the prior. */
enum AgainstPrior implements Diagnostic {
  RADIUS("radius of the codes") {
    @Override
    public void examine(Subject subject, Findings findings) {
      Radius radius = Radius.of(subject.posterior(), EvaluationData.SEED);
      findings.put(
          Metric.RADIUS_SHIFT,
          new Estimate(
              radius.shift(), radius.length().standardError() / radius.priorStandardDeviation()));
      findings.putRadius(radius.histogram());
    }
  },
  PCA_RADIUS("radius in principal components") {
    @Override
    public void examine(Subject subject, Findings findings) {
      PcaRadius radius = PcaRadius.of(subject.posterior(), EvaluationData.SEED);
      findings.put(Metric.PCA_RADIUS_AUC, radius.areaUnderCurve());
      findings.putPcaRadius(radius.histogram());
    }
  },
  TWO_SAMPLE_TEST("two-sample test") {
    @Override
    public void examine(Subject subject, Findings findings) {
      findings.put(
          Metric.C2ST_ACCURACY,
          ClassifierTwoSampleTest.ofLatents(subject.posterior(), EvaluationData.SEED).accuracy());
    }
  },
  MMD("maximum mean discrepancy") {
    @Override
    public void examine(Subject subject, Findings findings) {
      MaximumMeanDiscrepancy discrepancy =
          MaximumMeanDiscrepancy.ofLatents(subject.posterior(), EvaluationData.SEED);
      findings.put(Metric.MMD, discrepancy.squared());
      findings.put(Metric.MMD_P_VALUE, discrepancy.pValue());
    }
  };

  private final String title;

  AgainstPrior(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }
}
