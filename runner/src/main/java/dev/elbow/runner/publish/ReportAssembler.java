package dev.elbow.runner.publish;

import dev.elbow.reports.model.Objective;
import dev.elbow.reports.model.ProvenanceLine;
import dev.elbow.reports.model.SearchFindings;
import dev.elbow.reports.model.SweepHeader;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.store.Launch;
import dev.elbow.runner.trial.ReplicatedRanking;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns what a run's store holds into the records that pages are made of. */
public final class ReportAssembler {
  private final RunContents contents;
  private final Instant now;

  /**
   * @param now until when an unfinished run's times are counted
   */
  public ReportAssembler(RunContents contents, Instant now) {
    this.contents = contents;
    this.now = now;
  }

  public SweepReport assemble() {
    List<ProvenanceLine> provenance = ProvenanceLines.read(contents.run().provenance());
    return new SweepReport(
        header(),
        objective(contents.spec().objectives().all()),
        contents.spec().constraints().all().stream().map(Constraint::toString).toList(),
        ReportColumns.parameters(contents.spec().space()),
        ReportColumns.metrics(),
        rows(),
        findings(),
        provenance);
  }

  private SearchFindings findings() {
    ReportFindings findings =
        new ReportFindings(TrialTable.parameterNames(contents.spec().space()));
    List<TrialRecord> trials = contents.snapshot().trials();
    return new SearchFindings(
        RunInsight.of(contents.spec(), trials, contents.history().validElbos()).stream()
            .map(findings::of)
            .toList(),
        ReportReplications.of(
            ReplicatedRanking.of(contents.spec(), trials), contents.spec().metric().metric()));
  }

  private SweepHeader header() {
    List<Launch> launches = contents.snapshot().launches();
    return new SweepHeader(
        contents.spec().name(),
        contents.run().stamp(),
        contents.spec().method().name().toLowerCase(Locale.ROOT),
        DataLine.of(contents.spec().data()),
        launches.isEmpty() ? now : launches.get(0).started(),
        contents.snapshot().wallClock(),
        RunStates.of(contents));
  }

  private static Objective objective(List<MetricSpec> all) {
    MetricSpec metric = all.get(0);
    return new Objective(
        metric.metric().id(),
        metric.goal() == Goal.MAXIMIZE ? Objective.Goal.MAXIMIZE : Objective.Goal.MINIMIZE,
        all.size() > 1 ? Optional.of(objective(all.subList(1, all.size()))) : Optional.empty());
  }

  private List<TrialRow> rows() {
    Set<TrialId> pictured =
        ReplicatedRanking.of(contents.spec(), contents.snapshot().trials()).order().stream()
            .limit(contents.spec().keep().pictures())
            .map(TrialRecord::id)
            .collect(Collectors.toSet());
    ReportRows rows = new ReportRows(contents, now);
    return contents.snapshot().trials().stream()
        .map(trial -> rows.of(trial, pictured.contains(trial.id())))
        .toList();
  }
}
