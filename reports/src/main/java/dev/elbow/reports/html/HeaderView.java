package dev.elbow.reports.html;

import dev.elbow.reports.model.MetricColumn;
import dev.elbow.reports.model.Objective;
import dev.elbow.reports.model.Objective.Goal;
import dev.elbow.reports.model.SweepHeader;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialState;
import dev.elbow.reports.text.Numbers;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The top of the page.
 *
 * @param counts how many trials are in each state that occurs
 * @param verdicts how many trials have each verdict that occurs
 */
public record HeaderView(
    String name,
    String run,
    List<Fact> facts,
    List<StateCount> counts,
    List<VerdictView.Count> verdicts) {
  private static final DateTimeFormatter UTC_MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** How many trials are in one state. */
  public record StateCount(String title, String styleClass, long count) {}

  static HeaderView of(SweepReport report) {
    SweepHeader header = report.header();
    return new HeaderView(
        header.name(),
        header.run(),
        facts(report, header),
        counts(report),
        VerdictView.counts(report));
  }

  private static List<Fact> facts(SweepReport report, SweepHeader header) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("Objective", objectives(report)));
    if (!report.constraints().isEmpty()) {
      facts.add(Fact.of("Constraints", String.join(", ", report.constraints())));
    }
    facts.add(Fact.of("Method", header.method()));
    facts.add(Fact.of("Started", UTC_MINUTE.format(header.startedAt())));
    facts.add(Fact.of("State", header.state().title()));
    facts.add(Fact.of("Wall time", Numbers.duration(header.wallTime())));
    facts.add(Fact.of("Data", header.data()));
    return facts;
  }

  private static String objectives(SweepReport report) {
    return report.objective().all().stream()
        .map(one -> objective(report, one))
        .collect(Collectors.joining(" and "));
  }

  private static String objective(SweepReport report, Objective objective) {
    MetricColumn metric =
        report.metrics().get(report.metricIndex(objective.metricId()).orElseThrow());
    String verb = objective.goal() == Goal.MAXIMIZE ? "maximise " : "minimise ";
    String unit = Fact.unit(metric);
    return verb + metric.id() + (unit.isEmpty() ? "" : " (" + unit + ")");
  }

  private static List<StateCount> counts(SweepReport report) {
    List<StateCount> counts = new ArrayList<>();
    for (TrialState state : TrialState.values()) {
      long count = report.trials().stream().filter(trial -> trial.state() == state).count();
      if (count > 0) {
        counts.add(new StateCount(state.title(), state.name().toLowerCase(Locale.ROOT), count));
      }
    }
    return counts;
  }
}
