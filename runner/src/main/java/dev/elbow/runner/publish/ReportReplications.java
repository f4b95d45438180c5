package dev.elbow.runner.publish;

import dev.elbow.core.metrics.Metric;
import dev.elbow.reports.model.Replication;
import dev.elbow.runner.trial.ReplicateGroup;
import dev.elbow.runner.trial.ReplicateMean;
import dev.elbow.runner.trial.ReplicatedRanking;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What was trained again, in the report's terms: in the order in which the trials stand. */
final class ReportReplications {
  private ReportReplications() {}

  static List<Replication> of(ReplicatedRanking ranking, Metric objective) {
    List<TrialId> order = ranking.order().stream().map(TrialRecord::id).toList();
    List<TrialId> deciding = ranking.byMean().stream().map(TrialRecord::id).toList();
    return ranking.groups().stream()
        .sorted(Comparator.comparingInt(group -> order.indexOf(group.original().id())))
        .map(group -> replication(group, objective, deciding))
        .toList();
  }

  private static Replication replication(
      ReplicateGroup group, Metric objective, List<TrialId> deciding) {
    Optional<ReplicateMean> mean = group.mean(objective);
    return new Replication(
        group.original().id().number(),
        mean.map(one -> OptionalDouble.of(one.mean())).orElse(OptionalDouble.empty()),
        mean.filter(one -> Double.isFinite(one.standardError()))
            .map(one -> OptionalDouble.of(one.standardError()))
            .orElse(OptionalDouble.empty()),
        mean.map(ReplicateMean::runs).orElse(0),
        group.replicates().stream().map(run -> run.id().number()).toList(),
        mean.isPresent() && deciding.contains(group.original().id()));
  }
}
