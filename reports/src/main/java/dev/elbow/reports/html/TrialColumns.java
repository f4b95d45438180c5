package dev.elbow.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.elbow.reports.model.MetricColumn;
import dev.elbow.reports.model.ParameterColumn;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.model.TrialState;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The part of the data that the table shows: parameters, metrics, and where each trial stands. */
final class TrialColumns {
  private static final List<TrialState> STATES = List.of(TrialState.values());

  private final SweepReport report;
  private final List<TrialRow> trials;
  private final JsonColumns json;
  private final JsonGenerator generator;

  TrialColumns(SweepReport report, JsonColumns json) {
    this.report = report;
    this.trials = report.trials();
    this.json = json;
    this.generator = json.generator();
  }

  void write() throws IOException {
    json.texts("stateNames", STATES, state -> state.name().toLowerCase(Locale.ROOT));
    json.texts("stateTitles", STATES, TrialState::title);
    json.numbers("number", trials, TrialRow::number);
    json.numbers("state", trials, trial -> STATES.indexOf(trial.state()));
    json.texts("reason", trials, TrialRow::reason);
    json.numbers("seconds", trials, trial -> trial.seconds().orElse(Double.NaN));
    json.texts("device", trials, TrialRow::device);
    json.numbers("feasible", trials, trial -> trial.feasibility().isFeasible() ? 1 : 0);
    json.texts("violated", trials, trial -> String.join(", ", trial.feasibility().violated()));
    parameters();
    metrics();
  }

  private void parameters() throws IOException {
    generator.writeArrayFieldStart("parameters");
    for (int i = 0; i < report.parameters().size(); i++) {
      ParameterColumn column = report.parameters().get(i);
      generator.writeStartObject();
      generator.writeStringField("name", column.name());
      generator.writeStringField("kind", column.kind().name().toLowerCase(Locale.ROOT));
      generator.writeArrayFieldStart("values");
      for (TrialRow trial : trials) {
        json.value(trial.parameters().get(i));
      }
      generator.writeEndArray();
      generator.writeEndObject();
    }
    generator.writeEndArray();
  }

  private void metrics() throws IOException {
    json.texts("groups", List.of(MetricColumn.Group.values()), MetricColumn.Group::title);
    generator.writeArrayFieldStart("metrics");
    for (int i = 0; i < report.metrics().size(); i++) {
      int column = i;
      generator.writeStartObject();
      generator.writeStringField("id", report.metrics().get(i).id());
      generator.writeStringField("title", report.metrics().get(i).title());
      generator.writeStringField("group", report.metrics().get(i).group().title());
      generator.writeBooleanField("headline", report.metrics().get(i).headline());
      generator.writeStringField(
          "unit", report.metrics().get(i).unit().name().toLowerCase(Locale.ROOT));
      json.numbers("values", trials, trial -> trial.metrics().get(column).orElse(Double.NaN));
      signs(report.metrics().get(i).id());
      generator.writeEndObject();
    }
    generator.writeEndArray();
  }

  private void signs(String metricId) throws IOException {
    List<String> signs =
        trials.stream().map(trial -> Bounded.sign(report, trial, metricId)).toList();
    if (!signs.stream().allMatch(String::isEmpty)) {
      json.texts("signs", signs, sign -> sign);
    }
  }
}
