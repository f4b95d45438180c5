package dev.elbow.reports.model;

import java.util.List;
import java.util.Optional;

/**
 * What the search as a whole has shown.
 *
 * @param insights one per objective
 * @param replications best first if their means decide; empty if nothing was trained again
 */
public record SearchFindings(List<ObjectiveInsight> insights, List<Replication> replications) {
  public static final SearchFindings NONE = new SearchFindings(List.of(), List.of());

  public SearchFindings {
    insights = List.copyOf(insights);
    replications = List.copyOf(replications);
  }

  /** The replication of a trial, if its mean decides where the trial stands. */
  public Optional<Replication> decidingMeanOf(int trial) {
    return replications.stream()
        .filter(replication -> replication.decides() && replication.trial() == trial)
        .findFirst();
  }
}
