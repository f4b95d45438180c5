package dev.elbow.runner.publish;

import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis.Remark;
import dev.elbow.reports.model.EpochPoint;
import dev.elbow.reports.model.Feasibility;
import dev.elbow.reports.model.Origin;
import dev.elbow.reports.model.ParameterValue;
import dev.elbow.reports.model.Pictures;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.model.TrialState;
import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.store.TrialFiles;
import dev.elbow.runner.trial.Ranking;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The rows of a report, from stored trials. */
final class ReportRows {
  private static final Remark NOT_KEPT =
      new Remark(
          "Model not kept",
          "the trained model was removed, for the trial was not among the best so many that the"
              + " sweep keeps; with keep: all in the sweep file every model is kept");

  private final RunContents contents;
  private final TrialTable table;
  private final Ranking ranking;

  ReportRows(RunContents contents, Instant now) {
    this.contents = contents;
    this.table = TrialTable.of(contents, now);
    this.ranking = contents.ranking();
  }

  TrialRow of(TrialRecord trial, boolean withPictures) {
    return new TrialRow(
        trial.id().number(),
        origin(trial.trial().origin()),
        state(trial),
        trial.reason().orElse(""),
        table.parameters().stream().map(name -> parameter(trial, name)).toList(),
        TrialTable.finalMetrics().stream().map(metric -> TrialTable.metric(trial, metric)).toList(),
        table.seconds(trial),
        trial.ended(),
        trial.device().orElse(""),
        feasibility(trial),
        contents.history().epochs().getOrDefault(trial.id(), List.of()).stream()
            .map(ReportRows::point)
            .toList(),
        trial.metrics().map(m -> m.perDimension(DimensionMetric.KL)).orElse(List.of()),
        ReportDiagnoses.of(trial, flags(trial)),
        withPictures ? pictures(trial) : Optional.empty());
  }

  private List<Remark> flags(TrialRecord trial) {
    List<Remark> flags = table.flags(trial);
    return new TrialFiles(contents.run(), trial.id()).isModelRemoved()
        ? Stream.concat(flags.stream(), Stream.of(NOT_KEPT)).toList()
        : flags;
  }

  /** What was running when the run's process died is lost, though nobody has recorded it yet. */
  private TrialState state(TrialRecord trial) {
    return switch (trial.state()) {
      case PENDING -> TrialState.WAITING;
      case RUNNING -> contents.goingOn() ? TrialState.RUNNING : TrialState.LOST;
      case COMPLETED -> TrialState.COMPLETED;
      case STOPPED -> TrialState.STOPPED;
      case FAILED -> TrialState.FAILED;
      case LOST -> TrialState.LOST;
    };
  }

  private static Origin origin(TrialOrigin origin) {
    return new Origin(
        Origin.Kind.valueOf(origin.kind().name()),
        origin.explanation(),
        origin
            .replicated()
            .map(trial -> OptionalInt.of(trial.number()))
            .orElse(OptionalInt.empty()));
  }

  private static ParameterValue parameter(TrialRecord trial, String name) {
    return trial
        .trial()
        .assignment()
        .get(name)
        .map(ReportFindings::value)
        .orElse(new ParameterValue.Absent());
  }

  /** A trial without metrics breaks no constraint: nothing is known of it. */
  private Feasibility feasibility(TrialRecord trial) {
    double violation = trial.metrics().isPresent() ? ranking.violation(trial) : 0;
    return violation == 0
        ? Feasibility.FEASIBLE
        : new Feasibility(
            violation, ranking.violated(trial).stream().map(Constraint::toString).toList());
  }

  private static EpochPoint point(EpochMetrics epoch) {
    return new EpochPoint(
        epoch.epoch(),
        epoch.values().orNaN(Metric.TRAIN_ELBO),
        epoch.validElboNats(),
        epoch.validDistortionNats(),
        epoch.validRateNats(),
        epoch.activeUnits(),
        epoch.values().orNaN(Metric.COLLAPSE_FRACTION),
        epoch.klPerDimensionNats(),
        epoch.values().orNaN(Metric.KL_WEIGHT),
        epoch.values().orNaN(Metric.HIDDEN_RATE),
        epoch.values().orNaN(Metric.GENERALISATION_GAP),
        epoch.values().orNaN(Metric.GRADIENT_NORM));
  }

  private Optional<Pictures> pictures(TrialRecord trial) {
    return TrialPictures.read(contents.run(), trial.id());
  }
}
