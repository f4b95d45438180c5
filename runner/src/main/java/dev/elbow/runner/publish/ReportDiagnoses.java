package dev.elbow.runner.publish;

import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Gap;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.verdict.Diagnosis.Remark;
import dev.elbow.reports.model.Diagnosis;
import dev.elbow.reports.model.Note;
import dev.elbow.reports.model.RadiusHistogram;
import dev.elbow.reports.model.Verdict;
import dev.elbow.runner.trial.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found out about a trained model, in the report's terms. */
final class ReportDiagnoses {
  private static final FinalMetrics NOTHING =
      new FinalMetrics(
          new Measurements(Map.of()), Map.of(), Optional.empty(), Optional.empty(), List.of());

  private ReportDiagnoses() {}

  /**
   * @param flags what else was noticed of the trial, its benign collapse included
   */
  static Optional<Diagnosis> of(TrialRecord trial, List<Remark> flags) {
    FinalMetrics metrics = trial.metrics().orElse(NOTHING);
    return trial
        .diagnosis()
        .map(
            found ->
                new Diagnosis(
                    Verdict.valueOf(found.verdict().name()),
                    found.reason(),
                    notes(flags),
                    notes(found.hints()),
                    metrics.gaps().stream().map(ReportDiagnoses::note).toList(),
                    metrics.perDimension(DimensionMetric.ACTIVITY),
                    metrics.perDimension(DimensionMetric.DECODER_USE),
                    metrics.perDimension(DimensionMetric.SENSITIVITY),
                    metrics.radius().map(ReportDiagnoses::histogram),
                    metrics.pcaRadius().map(ReportDiagnoses::histogram)));
  }

  private static List<Note> notes(List<Remark> remarks) {
    return remarks.stream().map(remark -> new Note(remark.title(), remark.text())).toList();
  }

  private static Note note(Gap gap) {
    return new Note(gap.what(), gap.reason());
  }

  private static RadiusHistogram histogram(
      dev.elbow.core.estimators.samples.RadiusHistogram measured) {
    return new RadiusHistogram(
        measured.from(), measured.binWidth(), measured.counts(), measured.expected());
  }
}
