package dev.elbow.reports.html;

import dev.elbow.reports.model.MetricColumn;
import dev.elbow.reports.model.ParameterValue;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.stats.Ranking;
import dev.elbow.reports.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * A named value, ready to be read.
 *
 * @param error its standard error; empty if unknown
 * @param unit empty if it has none
 */
public record Fact(String label, String value, String error, String unit) {

  static Fact of(String label, String value) {
    return new Fact(label, value, "", "");
  }

  /** A trial's parameters, without those that do not apply to it. */
  static List<Fact> parameters(SweepReport report, TrialRow trial) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < report.parameters().size(); i++) {
      ParameterValue value = trial.parameters().get(i);
      if (!(value instanceof ParameterValue.Absent)) {
        facts.add(Fact.of(report.parameters().get(i).name(), text(value)));
      }
    }
    return facts;
  }

  /** One of a trial's metrics, as {@link Numbers#ABSENT} if it was not measured. */
  static Fact metric(SweepReport report, TrialRow trial, int column) {
    MetricColumn metric = report.metrics().get(column);
    double value = trial.metrics().get(column).orElse(Double.NaN);
    double error = Ranking.standardError(report, trial, metric.id());
    String sign = Bounded.sign(report, trial, metric.id());
    return new Fact(
        metric.title(),
        sign + Numbers.metric(value, metric.unit()),
        sign.isEmpty() && Double.isFinite(error) && Double.isFinite(value)
            ? Numbers.error(error, metric.unit())
            : "",
        unit(metric));
  }

  static String text(ParameterValue value) {
    if (value instanceof ParameterValue.Numeric number) {
      return Numbers.significant(number.value());
    }
    return value instanceof ParameterValue.Text text ? text.value() : Numbers.ABSENT;
  }

  static String unit(MetricColumn metric) {
    return switch (metric.unit()) {
      case NATS -> "nats";
      case SECONDS -> "s";
      case COUNT, FRACTION, NONE -> "";
    };
  }
}
