package dev.elbow.reports.html;

import dev.elbow.reports.model.Importance;
import dev.elbow.reports.model.MetricColumn;
import dev.elbow.reports.model.ObjectiveInsight;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.text.Numbers;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Which parameters matter for one objective, as bars.
 *
 * @param objective its title
 * @param missing why there are no bars; empty if there are
 * @param trust a sentence or two on how far to trust them
 * @param bars the most important parameter first
 */
public record InsightView(String objective, String missing, String trust, List<Bar> bars) {
  private static final double RELIABLE = 0.8;
  private static final double ROUGH = 0.5;

  /**
   * A parameter's share of the predicted variance.
   *
   * @param mainWidth of the bar of what it explains alone, in percent
   * @param interactionWidth of the bar of its interactions, in percent
   */
  public record Bar(
      String parameter, String main, String total, double mainWidth, double interactionWidth) {}

  static List<InsightView> of(SweepReport report) {
    return report.findings().insights().stream().map(insight -> of(report, insight)).toList();
  }

  private static InsightView of(SweepReport report, ObjectiveInsight insight) {
    MetricColumn metric =
        report.metrics().get(report.metricIndex(insight.metricId()).orElseThrow());
    return new InsightView(
        metric.title(),
        insight.missing(),
        trust(insight),
        insight.importances().stream().map(one -> bar(report, one)).toList());
  }

  private static String trust(ObjectiveInsight insight) {
    OptionalDouble explained = insight.explained();
    if (insight.isMissing() || explained.isEmpty()) {
      return "";
    }
    double share = explained.getAsDouble();
    return "The model was fitted to "
        + insight.trials()
        + " trials and explains "
        + percent(share)
        + " of the variance of trials that were left out of the fit (R² "
        + Numbers.fixed(share, 2)
        + "): "
        + advice(share);
  }

  private static String advice(double share) {
    if (share >= RELIABLE) {
      return "this can be relied on.";
    }
    return share >= ROUGH
        ? "what is large is large; small differences mean nothing."
        : "take this as a hint only.";
  }

  private static Bar bar(SweepReport report, Importance importance) {
    double total = Math.min(1, importance.total());
    double main = Math.min(total, importance.main());
    return new Bar(
        report.parameters().get(importance.parameter()).name(),
        percent(main),
        percent(total),
        rounded(100 * main),
        rounded(100 * (total - main)));
  }

  private static double rounded(double percent) {
    return Math.round(10 * percent) / 10.0;
  }

  private static String percent(double share) {
    return share > 0 && share < 0.005 ? "< 1 %" : Numbers.fixed(100 * share, 0) + " %";
  }
}
