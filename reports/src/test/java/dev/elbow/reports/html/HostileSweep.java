package dev.elbow.reports.html;

import dev.elbow.reports.DemoSweep;
import dev.elbow.reports.model.Diagnosis;
import dev.elbow.reports.model.Feasibility;
import dev.elbow.reports.model.MetricColumn;
import dev.elbow.reports.model.Note;
import dev.elbow.reports.model.Origin;
import dev.elbow.reports.model.ParameterColumn;
import dev.elbow.reports.model.ParameterValue;
import dev.elbow.reports.model.ProvenanceLine;
import dev.elbow.reports.model.RunState;
import dev.elbow.reports.model.SweepHeader;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A sweep in which every text tries to leave its place. */
final class HostileSweep {
  static final String SCRIPT = "<script>alert(1)</script>";
  static final String IMAGE = "</script><img src=x onerror=alert(1)>";

  private HostileSweep() {}

  static SweepReport report() {
    SweepReport plain = DemoSweep.of(12, 3);
    SweepHeader header =
        new SweepHeader(
            SCRIPT,
            IMAGE,
            SCRIPT,
            IMAGE,
            DemoSweep.START,
            plain.header().wallTime(),
            RunState.FINISHED);
    return new SweepReport(
        header,
        plain.objective(),
        List.of(IMAGE),
        parameters(plain),
        metrics(plain),
        plain.trials().stream().map(HostileSweep::hostile).toList(),
        List.of(new ProvenanceLine(SCRIPT, IMAGE)));
  }

  private static List<ParameterColumn> parameters(SweepReport plain) {
    List<ParameterColumn> columns = new ArrayList<>(plain.parameters());
    columns.set(3, new ParameterColumn(IMAGE, ParameterColumn.Kind.CATEGORICAL));
    return columns;
  }

  private static List<MetricColumn> metrics(SweepReport plain) {
    return plain.metrics().stream()
        .map(
            metric ->
                new MetricColumn(
                    metric.id(),
                    metric.title() + SCRIPT,
                    metric.unit(),
                    metric.better(),
                    metric.group(),
                    metric.headline()))
        .toList();
  }

  private static Diagnosis hostile(Diagnosis diagnosis) {
    List<Note> notes = List.of(new Note(SCRIPT, IMAGE));
    return new Diagnosis(
        diagnosis.verdict(),
        IMAGE,
        notes,
        notes,
        notes,
        diagnosis.activityPerDimension(),
        diagnosis.decoderUsePerDimensionNats(),
        diagnosis.sensitivityPerDimension(),
        diagnosis.radius(),
        diagnosis.pcaRadius());
  }

  private static TrialRow hostile(TrialRow row) {
    List<ParameterValue> values = new ArrayList<>(row.parameters());
    values.set(3, new ParameterValue.Text(row.number() % 2 == 0 ? SCRIPT : IMAGE));
    return new TrialRow(
            row.number(),
            row.state(),
            SCRIPT,
            values,
            row.metrics(),
            row.seconds(),
            row.finishedAt(),
            IMAGE,
            new Feasibility(row.feasibility().violation(), List.of(SCRIPT)),
            row.curve(),
            row.klPerDimensionNats(),
            row.diagnosis().map(HostileSweep::hostile),
            row.pictures())
        .triedAs(new Origin(Origin.Kind.EXPLORE, IMAGE + SCRIPT, OptionalInt.empty()));
  }
}
