package dev.elbow.runner.publish;

import dev.elbow.core.metrics.Metric;
import dev.elbow.reports.model.MetricColumn;
import dev.elbow.reports.model.ParameterColumn;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The columns of a report, from the search space and the metrics. */
final class ReportColumns {
  private static final Set<Metric> HEADLINES =
      EnumSet.of(
          Metric.VALID_IWAE64,
          Metric.VALID_ELBO,
          Metric.VALID_DISTORTION,
          Metric.VALID_RATE,
          Metric.ACTIVE_UNITS,
          Metric.COLLAPSE_FRACTION,
          Metric.GENERALISATION_GAP,
          Metric.DENSITY_RATIO,
          Metric.TEST_ELBO);

  private ReportColumns() {}

  static List<ParameterColumn> parameters(SearchSpace space) {
    return space.parameters().stream()
        .map(parameter -> new ParameterColumn(parameter.name(), kind(parameter)))
        .toList();
  }

  private static ParameterColumn.Kind kind(Parameter parameter) {
    if (parameter instanceof Parameter.FloatRange range) {
      return kind(range.scale());
    }
    if (parameter instanceof Parameter.IntRange range) {
      return kind(range.scale());
    }
    boolean numbers =
        parameter instanceof Parameter.Choice choice
            && choice.values().stream().allMatch(Value::isNumber);
    return numbers ? ParameterColumn.Kind.NUMERIC : ParameterColumn.Kind.CATEGORICAL;
  }

  private static ParameterColumn.Kind kind(Parameter.Scale scale) {
    return scale == Parameter.Scale.LOG ? ParameterColumn.Kind.LOG : ParameterColumn.Kind.NUMERIC;
  }

  static List<MetricColumn> metrics() {
    return TrialTable.finalMetrics().stream().map(ReportColumns::metric).toList();
  }

  private static MetricColumn metric(Metric metric) {
    return new MetricColumn(
        metric.id(),
        metric.title(),
        MetricColumn.Unit.valueOf(metric.unit().name()),
        MetricColumn.Better.valueOf(metric.better().name()),
        MetricColumn.Group.valueOf(metric.group().name()),
        HEADLINES.contains(metric));
  }
}
