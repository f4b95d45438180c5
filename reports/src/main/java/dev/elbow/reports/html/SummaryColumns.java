package dev.elbow.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.elbow.reports.model.Objective;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.stats.BestSoFar;
import dev.elbow.reports.stats.ParetoFront;
import dev.elbow.reports.stats.Ranking;
import dev.elbow.reports.stats.Scored;
import java.io.IOException;
import java.util.Locale;

/** The part of the data that speaks of the trials together: ranks, best so far, Pareto front. */
final class SummaryColumns {
  private final SweepReport report;
  private final Ranking ranking;
  private final JsonColumns json;

  SummaryColumns(SweepReport report, Ranking ranking, JsonColumns json) {
    this.report = report;
    this.ranking = ranking;
    this.json = json;
  }

  void write() throws IOException {
    JsonGenerator generator = json.generator();
    objective("objective", report.objective());
    if (report.objective().second().isPresent()) {
      objective("second", report.objective().second().get());
      json.numbers("front", ranking.onFront(), Scored::row);
    }
    json.numbers("ranked", ranking.trials(), Scored::row);
    BestSoFar history = BestSoFar.of(report, ranking);
    generator.writeObjectFieldStart("history");
    json.numbers("row", history.steps(), step -> step.ended().row());
    json.numbers("best", history.steps(), step -> step.best().orElse(Double.NaN));
    generator.writeEndObject();
    ParetoFront front = ParetoFront.of(report, ranking);
    json.numbers("pareto", front.points(), ParetoFront.Point::row);
  }

  private void objective(String name, Objective objective) throws IOException {
    JsonGenerator generator = json.generator();
    generator.writeObjectFieldStart(name);
    generator.writeNumberField("metric", report.metricIndex(objective.metricId()).orElseThrow());
    generator.writeStringField("goal", objective.goal().name().toLowerCase(Locale.ROOT));
    generator.writeEndObject();
  }
}
