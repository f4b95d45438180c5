package dev.elbow.reports.html;

import dev.elbow.reports.model.Diagnosis;
import dev.elbow.reports.model.Note;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.Verdict;
import dev.elbow.reports.stats.Ranking;
import dev.elbow.reports.stats.Scored;
import java.util.List;
import java.util.Optional;

/**
 * What is to be known of the best trial beside its number.
 *
 * @param alternative the best healthy trial, if the best one is not
 */
public record BestDiagnosis(
    VerdictView verdict,
    boolean healthy,
    String reason,
    List<Note> flags,
    List<Note> hints,
    Optional<Alternative> alternative) {

  /**
   * A healthy trial.
   *
   * @param behind the best, in the objective's unit; empty if it breaks constraints the best keeps
   */
  public record Alternative(int row, int number, String behind) {}

  static Optional<BestDiagnosis> of(SweepReport report, Ranking ranking) {
    return ranking.trials().stream()
        .findFirst()
        .flatMap(best -> best.trial().diagnosis())
        .map(diagnosis -> of(report, ranking, diagnosis));
  }

  private static BestDiagnosis of(SweepReport report, Ranking ranking, Diagnosis diagnosis) {
    Scored best = ranking.trials().get(0);
    return new BestDiagnosis(
        VerdictView.of(diagnosis.verdict()),
        diagnosis.verdict() == Verdict.HEALTHY,
        diagnosis.reason(),
        diagnosis.flags(),
        diagnosis.hints(),
        ranking.trials().stream()
            .skip(1)
            .filter(BestDiagnosis::isHealthy)
            .findFirst()
            .map(healthy -> alternative(report, best, healthy)));
  }

  private static boolean isHealthy(Scored scored) {
    return scored
        .trial()
        .diagnosis()
        .filter(diagnosis -> diagnosis.verdict() == Verdict.HEALTHY)
        .isPresent();
  }

  private static Alternative alternative(SweepReport report, Scored best, Scored healthy) {
    String unit = Fact.unit(report.metrics().get(report.objectiveIndex()));
    String behind =
        BestView.behind(report, best, healthy)
            .map(lag -> (lag + " " + unit).trim() + " behind")
            .orElse("");
    return new Alternative(healthy.row(), healthy.trial().number(), behind);
  }
}
