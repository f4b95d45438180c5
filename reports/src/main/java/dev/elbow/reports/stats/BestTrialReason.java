package dev.elbow.reports.stats;

import static java.util.stream.Collectors.joining;

import dev.elbow.reports.model.MetricColumn;
import dev.elbow.reports.model.Objective;
import dev.elbow.reports.model.Objective.Goal;
import dev.elbow.reports.model.Replication;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.text.Numbers;
import java.util.List;
import java.util.Optional;

/** Says in a sentence or two why the best trial is the best, and how sure that is. */
public final class BestTrialReason {
  /** A lead of this many standard errors is called clear: a product default, not a test. */
  private static final double CLEAR_LEAD = 2;

  private final SweepReport report;
  private final Ranking ranking;

  public BestTrialReason(SweepReport report, Ranking ranking) {
    this.report = report;
    this.ranking = ranking;
  }

  /** The reason; it ends without a full stop only if there is no ranked trial, when it is empty. */
  public String sentence() {
    if (ranking.isEmpty()) {
      return "";
    }
    Scored best = ranking.trials().get(0);
    if (report.objective().second().isPresent() && best.trial().feasibility().isFeasible()) {
      return compromise(best);
    }
    Optional<Replication> mean = report.findings().decidingMeanOf(best.trial().number());
    if (mean.isPresent()) {
      return replicated(best, mean.get());
    }
    String claim = best.trial().feasibility().isFeasible() ? feasible(best) : infeasible(best);
    return claim + next(best);
  }

  /** With two objectives there is no best one: it says by which rule this one comes first. */
  private String compromise(Scored best) {
    int front = ranking.front();
    return "Trial "
        + best.trial().number()
        + (front == 1
            ? " is at least as good in both objectives as every other"
            : " is the compromise among the "
                + front
                + " trials on the front, than which no other is better in one objective and no worse in"
                + " the other: nearest to the best of each, both scaled to their ranges there")
        + "; "
        + report.objective().all().stream().map(one -> value(best, one)).collect(joining(", "))
        + ".";
  }

  private String replicated(Scored best, Replication replication) {
    String claim =
        "Trial "
            + best.trial().number()
            + " has the "
            + superlative()
            + " mean "
            + title()
            + " over "
            + (replication.measured() == 1
                ? "one further training"
                : replication.measured() + " further trainings with other seeds")
            + ", "
            + measured(replication.mean().orElseThrow(), replication.standardError().orElse(0));
    return claim
        + ranking.trials().stream()
            .skip(1)
            .findFirst()
            .flatMap(second -> report.findings().decidingMeanOf(second.trial().number()))
            .map(second -> nextMean(replication, second))
            .orElse("; no other has such a mean.");
  }

  private String nextMean(Replication best, Replication second) {
    double behind =
        report.objective().score(best.mean().orElseThrow())
            - report.objective().score(second.mean().orElseThrow());
    double error = Math.hypot(best.standardError().orElse(0), second.standardError().orElse(0));
    return "; next is trial "
        + second.trial()
        + ", "
        + quantity(behind)
        + " behind"
        + (error > 0 ? certainty(behind / error) : "")
        + ".";
  }

  private String value(Scored scored, Objective objective) {
    int column = report.metricIndex(objective.metricId()).orElseThrow();
    MetricColumn metric = report.metrics().get(column);
    double value = scored.trial().metrics().get(column).orElseThrow();
    return title(metric) + " " + Numbers.metric(value, metric.unit()) + unitWord(metric);
  }

  private String feasible(Scored best) {
    String among = report.constraints().isEmpty() ? "" : " among those that keep every constraint";
    return "Trial "
        + best.trial().number()
        + " has the "
        + superlative()
        + " "
        + title()
        + among
        + ", "
        + measured(best);
  }

  private String infeasible(Scored best) {
    List<String> violated = best.trial().feasibility().violated();
    return "No trial keeps every constraint. Trial "
        + best.trial().number()
        + " comes nearest to it"
        + (violated.isEmpty() ? "" : ", breaking " + String.join(" and ", violated))
        + ", with "
        + title()
        + " "
        + measured(best);
  }

  private String next(Scored best) {
    if (ranking.trials().size() < 2) {
      return "; no other trial has ended with a value.";
    }
    Scored second = ranking.trials().get(1);
    if (second.trial().feasibility().isFeasible() != best.trial().feasibility().isFeasible()) {
      return "; no other trial keeps them all.";
    }
    double behind =
        report.objective().score(best.value()) - report.objective().score(second.value());
    String name = "; next is trial " + second.trial().number() + ", ";
    if (second.trial().feasibility().violation() > best.trial().feasibility().violation()) {
      return name + "which violates them by more.";
    }
    String near = best.trial().feasibility().isFeasible() ? "" : "as near but ";
    return name + near + quantity(behind) + " behind" + certainty(behind, best, second) + ".";
  }

  private static String certainty(double behind, Scored best, Scored second) {
    if (!best.hasStandardError() || !second.hasStandardError()) {
      return "";
    }
    double error = Math.hypot(best.standardError(), second.standardError());
    return certainty(behind / error);
  }

  private static String certainty(double errors) {
    String verdict = errors >= CLEAR_LEAD ? "clearly different" : "not clearly different";
    return " (" + Numbers.fixed(errors, 1) + " standard errors): " + verdict;
  }

  private String measured(Scored scored) {
    return measured(scored.value(), scored.hasStandardError() ? scored.standardError() : 0);
  }

  private String measured(double value, double standardError) {
    MetricColumn metric = metric();
    String error = standardError > 0 ? " ± " + Numbers.error(standardError, metric.unit()) : "";
    return Numbers.metric(value, metric.unit()) + error + unitWord(metric);
  }

  private String quantity(double value) {
    return Numbers.metric(value, metric().unit()) + unitWord(metric());
  }

  private static String unitWord(MetricColumn metric) {
    return switch (metric.unit()) {
      case NATS -> " nats";
      case SECONDS -> " s";
      case COUNT, FRACTION, NONE -> "";
    };
  }

  private String superlative() {
    return report.objective().goal() == Goal.MAXIMIZE ? "highest" : "lowest";
  }

  /** The title inside a sentence: {@code validation L64}, but {@code ELBO} stays. */
  private String title() {
    return title(metric());
  }

  private static String title(MetricColumn metric) {
    String title = metric.title();
    boolean word = title.length() > 1 && Character.isLowerCase(title.charAt(1));
    return word ? Character.toLowerCase(title.charAt(0)) + title.substring(1) : title;
  }

  private MetricColumn metric() {
    return report.metrics().get(report.objectiveIndex());
  }
}
