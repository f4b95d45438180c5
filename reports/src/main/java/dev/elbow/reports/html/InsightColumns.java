package dev.elbow.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.elbow.reports.model.Dependence;
import dev.elbow.reports.model.Importance;
import dev.elbow.reports.model.ObjectiveInsight;
import dev.elbow.reports.model.Origin;
import dev.elbow.reports.model.PairDependence;
import dev.elbow.reports.model.ParameterValue;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The part of the data that speaks of the search: why trials were tried, what they say. */
final class InsightColumns {
  private static final List<Origin.Kind> KINDS = List.of(Origin.Kind.values());

  private final SweepReport report;
  private final JsonColumns json;
  private final JsonGenerator generator;

  InsightColumns(SweepReport report, JsonColumns json) {
    this.report = report;
    this.json = json;
    this.generator = json.generator();
  }

  void write() throws IOException {
    List<TrialRow> trials = report.trials();
    json.texts("originNames", KINDS, kind -> kind.name().toLowerCase(Locale.ROOT));
    json.texts("originTitles", KINDS, Origin.Kind::title);
    json.numbers("origin", trials, trial -> KINDS.indexOf(trial.origin().kind()));
    json.texts("explanation", trials, trial -> trial.origin().explanation());
    json.numbers("replicated", trials, InsightColumns::replicated);
    generator.writeArrayFieldStart("insights");
    for (ObjectiveInsight insight : report.findings().insights()) {
      insight(insight);
    }
    generator.writeEndArray();
  }

  private static double replicated(TrialRow trial) {
    return trial.origin().replicated().isPresent()
        ? trial.origin().replicated().getAsInt()
        : Double.NaN;
  }

  private void insight(ObjectiveInsight insight) throws IOException {
    generator.writeStartObject();
    generator.writeNumberField("metric", report.metricIndex(insight.metricId()).orElseThrow());
    json.numbers("parameters", insight.importances(), Importance::parameter);
    json.numbers("totals", insight.importances(), Importance::total);
    generator.writeArrayFieldStart("dependences");
    for (Dependence dependence : insight.dependences()) {
      dependence(dependence);
    }
    generator.writeEndArray();
    if (insight.pair().isPresent()) {
      pair(insight.pair().get());
    }
    generator.writeEndObject();
  }

  private void dependence(Dependence dependence) throws IOException {
    generator.writeStartObject();
    generator.writeNumberField("parameter", dependence.parameter());
    values("at", dependence.points().stream().map(Dependence.Point::at).toList());
    json.numbers("mean", dependence.points(), Dependence.Point::mean);
    json.numbers("low", dependence.points(), Dependence.Point::low);
    json.numbers("high", dependence.points(), Dependence.Point::high);
    generator.writeEndObject();
  }

  private void pair(PairDependence pair) throws IOException {
    generator.writeObjectFieldStart("pair");
    generator.writeNumberField("first", pair.first());
    generator.writeNumberField("second", pair.second());
    values("firstAt", pair.firstAt());
    values("secondAt", pair.secondAt());
    generator.writeArrayFieldStart("mean");
    for (List<Double> row : pair.mean()) {
      generator.writeStartArray();
      for (double mean : row) {
        json.number(mean);
      }
      generator.writeEndArray();
    }
    generator.writeEndArray();
    generator.writeEndObject();
  }

  private void values(String name, List<ParameterValue> values) throws IOException {
    generator.writeArrayFieldStart(name);
    for (ParameterValue value : values) {
      json.value(value);
    }
    generator.writeEndArray();
  }
}
