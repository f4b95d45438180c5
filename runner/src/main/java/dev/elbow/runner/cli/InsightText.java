package dev.elbow.runner.cli;

import dev.elbow.runner.cli.terminal.Paragraph;
import dev.elbow.runner.cli.terminal.TextTable;
import dev.elbow.runner.cli.terminal.TextTable.Align;
import dev.elbow.runner.insight.Insight;
import dev.elbow.runner.insight.ParameterImportance;
import dev.elbow.runner.publish.RunInsight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which parameters matter, with bars. */
final class InsightText {
  private static final int BAR = 24;

  private InsightText() {}

  /** A part for each objective about which something can be told, or could have been. */
  static List<String> lines(List<RunInsight> insights, int width) {
    return insights.stream().flatMap(insight -> lines(insight, width).stream()).toList();
  }

  private static List<String> lines(RunInsight found, int width) {
    String objective = found.objective().metric().id();
    List<String> lines = new ArrayList<>(List.of(""));
    if (found.insight() instanceof Insight.Found shown) {
      lines.addAll(
          Paragraph.wrap(
              String.format(
                  Locale.ROOT,
                  "what matters for %s, by a model of %d trials (R² %.2f on trials that it did not"
                      + " see)",
                  objective,
                  shown.trials(),
                  shown.explained().orElse(Double.NaN)),
              "",
              width));
      lines.addAll(table(shown.importances()));
    } else if (found.insight() instanceof Insight.Missing missing) {
      lines.addAll(
          Paragraph.wrap("what matters for " + objective + ": " + missing.reason(), "", width));
    }
    return lines;
  }

  private static List<String> table(List<ParameterImportance> importances) {
    TextTable table =
        new TextTable()
            .column("parameter", Align.LEFT)
            .column("alone", Align.RIGHT)
            .column("in all", Align.RIGHT)
            .column("", Align.LEFT);
    for (ParameterImportance one : importances) {
      table.row(List.of(one.parameter(), percent(one.main()), percent(one.total()), bar(one)));
    }
    return table.lines();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * Math.min(1, share));
  }

  /** Filled as far as the parameter counts alone, dotted as far as it does with others. */
  private static String bar(ParameterImportance one) {
    int total = (int) Math.round(BAR * Math.min(1, one.total()));
    int main = Math.min(total, (int) Math.round(BAR * one.main()));
    return "#".repeat(main) + ".".repeat(total - main);
  }
}
