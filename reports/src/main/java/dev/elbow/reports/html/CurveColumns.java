package dev.elbow.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.elbow.reports.model.EpochPoint;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import java.io.IOException;
import java.util.List;

/** The part of the data that is long per trial: learning curves. */
final class CurveColumns {
  private final SweepReport report;
  private final List<Integer> rows;
  private final JsonColumns json;

  CurveColumns(SweepReport report, List<Integer> rows, JsonColumns json) {
    this.report = report;
    this.rows = rows;
    this.json = json;
  }

  void write() throws IOException {
    JsonGenerator generator = json.generator();
    generator.writeArrayFieldStart("curves");
    for (int row : rows) {
      TrialRow trial = report.trials().get(row);
      if (!trial.curve().isEmpty()) {
        curve(row, trial);
      }
    }
    generator.writeEndArray();
  }

  private void curve(int row, TrialRow trial) throws IOException {
    List<EpochPoint> points = trial.curve();
    json.generator().writeStartObject();
    json.generator().writeNumberField("row", row);
    json.numbers("epoch", points, EpochPoint::epoch);
    json.numbers("trainElbo", points, EpochPoint::trainElboNats);
    json.numbers("validElbo", points, EpochPoint::validElboNats);
    json.numbers("distortion", points, EpochPoint::validDistortionNats);
    json.numbers("rate", points, EpochPoint::validRateNats);
    json.numbers("activeUnits", points, EpochPoint::activeUnits);
    json.numbers("collapse", points, EpochPoint::collapseFraction);
    json.numbers("generalisationGap", points, EpochPoint::generalisationGapNats);
    json.numbers("hiddenRate", points, EpochPoint::hiddenRate);
    json.numbers("gradientNorm", points, EpochPoint::gradientNorm);
    json.numbers("klWeight", points, EpochPoint::klWeight);
    json.generator().writeEndObject();
  }
}
