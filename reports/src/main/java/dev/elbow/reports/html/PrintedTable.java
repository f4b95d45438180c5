package dev.elbow.reports.html;

import dev.elbow.reports.model.ParameterColumn;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.stats.Ranking;
import dev.elbow.reports.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The best trials as a plain table, for paper and for browsers without scripts.
 *
 * @param omitted how many trials it leaves out
 */
public record PrintedTable(List<String> titles, List<List<String>> rows, int omitted) {
  private static final int ROWS = 25;

  static PrintedTable of(SweepReport report, Ranking ranking) {
    int[] metrics =
        IntStream.range(0, report.metrics().size())
            .filter(column -> isPrinted(report, column))
            .toArray();
    List<List<String>> rows =
        ranking.top(ROWS).stream().map(scored -> cells(report, scored.trial(), metrics)).toList();
    return new PrintedTable(titles(report, metrics), rows, report.trials().size() - rows.size());
  }

  private static List<String> titles(SweepReport report, int[] metrics) {
    List<String> titles = new ArrayList<>(List.of("Trial", "State", "Verdict"));
    report.parameters().stream().map(ParameterColumn::name).forEach(titles::add);
    for (int column : metrics) {
      String unit = Fact.unit(report.metrics().get(column));
      String title = report.metrics().get(column).title();
      titles.add(unit.isEmpty() ? title : title + ", " + unit);
    }
    return titles;
  }

  private static List<String> cells(SweepReport report, TrialRow trial, int[] metrics) {
    List<String> cells =
        new ArrayList<>(
            List.of(String.valueOf(trial.number()), trial.state().title(), verdict(trial)));
    trial.parameters().stream().map(Fact::text).forEach(cells::add);
    for (int column : metrics) {
      cells.add(Fact.metric(report, trial, column).value());
    }
    return cells;
  }

  private static boolean isPrinted(SweepReport report, int column) {
    return (column == report.objectiveIndex() || report.metrics().get(column).headline())
        && !BestView.isStandardError(report, column);
  }

  private static String verdict(TrialRow trial) {
    return trial.diagnosis().map(diagnosis -> diagnosis.verdict().title()).orElse(Numbers.ABSENT);
  }
}
