package dev.elbow.reports.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.stats.Ranking;
import dev.elbow.reports.stats.Scored;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The data of a page as JSON, column by column: one array per parameter and per metric, aligned
 * with the trials. A row is a trial's place in these arrays.
 */
final class PageData {
  static final int TRIALS_WITH_CURVES = 200;

  private PageData() {}

  static String json(SweepReport report, Ranking ranking) {
    StringWriter text = new StringWriter();
    JsonFactory factory = new JsonFactory();
    try (JsonGenerator generator = factory.createGenerator(text)) {
      generator.setCharacterEscapes(new MarkupEscapes());
      JsonColumns json = new JsonColumns(generator);
      generator.writeStartObject();
      new TrialColumns(report, json).write();
      new SummaryColumns(report, ranking, json).write();
      new InsightColumns(report, json).write();
      new DiagnosisColumns(report.trials(), json).write();
      List<Integer> rows = rowsWithCurves(report, ranking);
      new CurveColumns(report, rows, json).write();
      new LatentColumns(report, rows, json).write();
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return text.toString();
  }

  /** The best trials, then, while there is room, those without a value: their curves tell why. */
  private static List<Integer> rowsWithCurves(SweepReport report, Ranking ranking) {
    Set<Integer> rows = new LinkedHashSet<>();
    ranking.trials().stream().map(Scored::row).forEach(rows::add);
    for (int row = 0; row < report.trials().size(); row++) {
      if (!report.trials().get(row).curve().isEmpty()) {
        rows.add(row);
      }
    }
    return rows.stream().limit(TRIALS_WITH_CURVES).toList();
  }
}
