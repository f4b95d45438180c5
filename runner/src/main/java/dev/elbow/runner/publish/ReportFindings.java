package dev.elbow.runner.publish;

import dev.elbow.reports.model.Dependence;
import dev.elbow.reports.model.Importance;
import dev.elbow.reports.model.ObjectiveInsight;
import dev.elbow.reports.model.PairDependence;
import dev.elbow.reports.model.ParameterValue;
import dev.elbow.runner.insight.Insight;
import dev.elbow.runner.insight.PartialDependence;
import dev.elbow.runner.space.Value;
import java.util.List;
import java.util.Optional;

/**
 * What a run's trials say about its parameters, in the report's terms.
 *
 * @param parameters names, in the order of the report's columns
 */
record ReportFindings(List<String> parameters) {

  ObjectiveInsight of(RunInsight found) {
    String metric = found.objective().metric().id();
    if (found.insight() instanceof Insight.Found shown) {
      return new ObjectiveInsight(
          metric,
          shown.trials(),
          shown.explained(),
          "",
          shown.importances().stream()
              .map(one -> new Importance(column(one.parameter()), one.main(), one.total()))
              .toList(),
          shown.dependences().stream().map(this::dependence).toList(),
          shown.pair().map(this::pair));
    }
    Insight.Missing missing = (Insight.Missing) found.insight();
    return new ObjectiveInsight(
        metric,
        missing.trials(),
        missing.explained(),
        missing.reason(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private Dependence dependence(PartialDependence dependence) {
    return new Dependence(
        column(dependence.parameter()),
        dependence.points().stream()
            .map(
                point ->
                    new Dependence.Point(
                        value(point.at()), point.mean(), point.low(), point.high()))
            .toList());
  }

  private PairDependence pair(dev.elbow.runner.insight.PairDependence pair) {
    return new PairDependence(
        column(pair.first()),
        column(pair.second()),
        pair.firstAt().stream().map(ReportFindings::value).toList(),
        pair.secondAt().stream().map(ReportFindings::value).toList(),
        pair.mean());
  }

  private int column(String parameter) {
    return parameters.indexOf(parameter);
  }

  static ParameterValue value(Value value) {
    return value.isNumber()
        ? new ParameterValue.Numeric(value.asNumber())
        : new ParameterValue.Text(value.text());
  }
}
