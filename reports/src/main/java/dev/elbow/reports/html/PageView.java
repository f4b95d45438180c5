package dev.elbow.reports.html;

import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.stats.Ranking;
import java.util.List;
import java.util.Optional;

/**
 * What the page's template shows: texts that are ready to be read.
 *
 * @param best absent if no trial has ended with a value
 * @param insights which parameters matter, per objective
 * @param replications what was trained again
 * @param pictures of every ranked trial that has some, best first
 * @param printed the best trials, for paper and for browsers without scripts
 * @param data the JSON that the scripts read
 */
public record PageView(
    HeaderView header,
    Optional<BestView> best,
    List<InsightView> insights,
    List<ReplicationView> replications,
    List<PicturesView> pictures,
    PrintedTable printed,
    Notices notices,
    SweepReport report,
    String data) {
  static PageView of(SweepReport report) {
    Ranking ranking = Ranking.of(report);
    return new PageView(
        HeaderView.of(report),
        BestView.of(report, ranking),
        InsightView.of(report),
        ReplicationView.of(report),
        ranking.trials().stream()
            .flatMap(scored -> PicturesView.of(report, scored).stream())
            .toList(),
        PrintedTable.of(report, ranking),
        Notices.of(report, ranking),
        report,
        PageData.json(report, ranking));
  }

  public String style() {
    return PageAssets.STYLE;
  }

  public String tableStyle() {
    return PageAssets.TABLE_STYLE;
  }

  public String chartScript() {
    return PageAssets.CHARTS;
  }

  public String tableScript() {
    return PageAssets.TABLE;
  }

  public String pageScript() {
    return PageAssets.PAGE;
  }

  /** The table's licence asks to be wherever its script is. */
  public String tableLicence() {
    return PageAssets.TABLE_LICENCE;
  }

  public String contentSecurityPolicy() {
    return PageAssets.CONTENT_SECURITY_POLICY;
  }
}
