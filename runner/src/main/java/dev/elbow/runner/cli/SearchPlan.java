package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.cli.terminal.Figures;
import dev.elbow.runner.spec.Budget;
import dev.elbow.runner.spec.EarlyTermination;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.SearchSpec.Replicates;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.warm.EarlierRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a sweep searches for, and when it is content.
 *
 * @param earlier the runs that it learns from
 */
record SearchPlan(SweepSpec spec, List<EarlierRun> earlier) {

  /** A line for each thing that the sweep file says; what it leaves out has none. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "method   " + spec.method().name().toLowerCase(Locale.ROOT) + ", seed " + spec.seed());
    lines.add(
        "goal     "
            + spec.objectives().all().stream()
                .map(SearchPlan::goal)
                .collect(Collectors.joining(" and ")));
    for (EarlierRun run : earlier) {
      lines.add("learns   from " + run.summary());
      run.remarks().forEach(remark -> lines.add("         " + remark));
    }
    int enqueued = spec.search().enqueued().size();
    if (enqueued > 0) {
      lines.add(
          "enqueued " + enqueued + (enqueued == 1 ? " trial" : " trials") + ", to be run first");
    }
    spec.search().earlyTermination().ifPresent(rule -> lines.add("cuts     " + text(rule)));
    addBudget(lines);
    spec.search().replicates().ifPresent(replicates -> lines.add("repeats  " + text(replicates)));
    return lines;
  }

  private void addBudget(List<String> lines) {
    Budget budget = spec.budget();
    String metric = spec.metric().metric().id();
    budget
        .target()
        .ifPresent(
            target ->
                lines.add("until    " + metric + " is as good as " + Figures.setting(target)));
    budget
        .patience()
        .ifPresent(
            trials -> lines.add("until    " + trials + " trials in a row find nothing better"));
  }

  private static String goal(MetricSpec metric) {
    return metric.goal().name().toLowerCase(Locale.ROOT) + " " + metric.metric().id();
  }

  private static String text(EarlyTermination rule) {
    if (rule instanceof EarlyTermination.Asha asha) {
      return "asha: from epoch %d on, about the best 1/%d go on"
          .formatted(asha.minEpochs(), asha.eta());
    }
    if (rule instanceof EarlyTermination.Hyperband hyperband) {
      return "hyperband: from epoch %d on, about the best 1/%d go on"
          .formatted(hyperband.minEpochs(), hyperband.eta());
    }
    EarlyTermination.Median median = (EarlyTermination.Median) rule;
    return "median: from epoch %d on, against at least %d others"
        .formatted(median.minEpochs(), median.minTrials());
  }

  private static String text(Replicates replicates) {
    return "the best %d, %d times each with other seeds"
        .formatted(replicates.best(), replicates.runs());
  }

  /** Adds the same to a document. */
  void write(ObjectNode node) {
    for (MetricSpec metric : spec.objectives().all()) {
      node.withArray("objectives")
          .addObject()
          .put("metric", metric.metric().id())
          .put("goal", metric.goal().name().toLowerCase(Locale.ROOT));
    }
    node.put("enqueued", spec.search().enqueued().size());
    spec.search().earlyTermination().ifPresent(rule -> node.put("early_terminate", text(rule)));
    spec.budget().target().ifPresent(target -> node.put("target", target));
    spec.budget().patience().ifPresent(trials -> node.put("patience", trials));
    spec.search()
        .replicates()
        .ifPresent(
            replicates ->
                node.putObject("replicates")
                    .put("runs", replicates.runs())
                    .put("best", replicates.best()));
    for (EarlierRun run : earlier) {
      node.withArray("warm_start")
          .addObject()
          .put("run", run.run().toString())
          .put("trials", run.usable().size());
    }
  }
}
