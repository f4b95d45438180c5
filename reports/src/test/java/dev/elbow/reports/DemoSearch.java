package dev.elbow.reports;

import dev.elbow.reports.model.Dependence;
import dev.elbow.reports.model.Importance;
import dev.elbow.reports.model.Objective;
import dev.elbow.reports.model.ObjectiveInsight;
import dev.elbow.reports.model.Origin;
import dev.elbow.reports.model.PairDependence;
import dev.elbow.reports.model.ParameterValue;
import dev.elbow.reports.model.Replication;
import dev.elbow.reports.model.SearchFindings;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.stats.Ranking;
import dev.elbow.reports.stats.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The demonstration as if it had been searched by a method that learns. All numbers are made up.
 */
public final class DemoSearch {
  /** Of the trial of which an explanation is known. */
  public static final String EXPLAINED = "exploits: predicted −98.9 ± 0.3, best so far −99.8";

  private static final int LATENT_SIZE = 0;
  private static final int BETA = 1;
  private static final int LEARNING_RATE = 2;
  private static final int BATCH_SIZE = 3;
  private static final int DROPOUT = 4;

  private DemoSearch() {}

  /** Two enqueued trials, a start design of eight, then suggestions. */
  public static SweepReport of(int trials) {
    SweepReport demo = DemoSweep.of(trials, 7);
    return with(
        demo,
        demo.objective(),
        demo.trials().stream().map(row -> row.triedAs(origin(row.number()))).toList(),
        new SearchFindings(List.of(insight("valid_iwae64")), List.of()));
  }

  /** The same with active units as a second objective. */
  public static SweepReport withTwoObjectives(int trials) {
    SweepReport one = of(trials);
    Objective second = new Objective("active_units", Objective.Goal.MAXIMIZE);
    return with(
        one,
        new Objective("valid_iwae64", Objective.Goal.MAXIMIZE, Optional.of(second)),
        one.trials(),
        new SearchFindings(List.of(insight("valid_iwae64"), missing("active_units")), List.of()));
  }

  /** The same with the two best trained again, the second of which comes out first. */
  public static SweepReport withReplicates(int trials) {
    SweepReport one = of(trials);
    List<Scored> best = Ranking.of(one).top(2);
    List<TrialRow> rows = new ArrayList<>(one.trials());
    List<Replication> replications = new ArrayList<>();
    for (Scored scored : List.of(best.get(1), best.get(0))) {
      List<Integer> runs = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        TrialRow donor = DemoSweep.of(trials + 40, 7).trials().get(rows.size());
        rows.add(donor.triedAs(replicateOf(scored.trial().number())));
        runs.add(rows.size());
      }
      replications.add(
          new Replication(
              scored.trial().number(),
              OptionalDouble.of(-101.5 - replications.size()),
              OptionalDouble.of(0.25),
              3,
              runs,
              true));
    }
    return with(
        one, one.objective(), rows, new SearchFindings(one.findings().insights(), replications));
  }

  /** The same with other findings. */
  public static SweepReport with(SweepReport report, SearchFindings findings) {
    return with(report, report.objective(), report.trials(), findings);
  }

  private static SweepReport with(
      SweepReport report, Objective objective, List<TrialRow> rows, SearchFindings findings) {
    return new SweepReport(
        report.header(),
        objective,
        report.constraints(),
        report.parameters(),
        report.metrics(),
        rows,
        findings,
        report.provenance());
  }

  private static Origin origin(int number) {
    if (number <= 2) {
      return new Origin(Origin.Kind.ENQUEUED, "", OptionalInt.empty());
    }
    if (number <= 10) {
      String point = "start design, point " + (number - 2) + " of 8";
      return new Origin(Origin.Kind.START_DESIGN, point, OptionalInt.empty());
    }
    return number % 3 == 0
        ? new Origin(
            Origin.Kind.EXPLORE,
            "explores: predicted −101.2 ± 4.0, best so far −99.8",
            OptionalInt.empty())
        : new Origin(Origin.Kind.EXPLOIT, EXPLAINED, OptionalInt.empty());
  }

  private static Origin replicateOf(int number) {
    return new Origin(Origin.Kind.REPLICATE, "", OptionalInt.of(number));
  }

  /** An objective about which nothing can be told. */
  public static ObjectiveInsight missing(String metric) {
    return new ObjectiveInsight(
        metric,
        7,
        OptionalDouble.empty(),
        "Too few trials to tell: 7 with a value of the objective, of 10 at least.",
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static ObjectiveInsight insight(String metric) {
    return new ObjectiveInsight(
        metric,
        40,
        OptionalDouble.of(0.87),
        "",
        List.of(
            new Importance(LATENT_SIZE, 0.42, 0.55),
            new Importance(BETA, 0.21, 0.36),
            new Importance(LEARNING_RATE, 0.11, 0.14),
            new Importance(BATCH_SIZE, 0.03, 0.05),
            new Importance(DROPOUT, 0, 0.003)),
        List.of(
            along(LATENT_SIZE, 2, 64, u -> -118 + 14 * Math.sqrt(u)),
            along(BETA, 0.1, 8, u -> -106 - 9 * (u - 0.4) * (u - 0.4)),
            along(LEARNING_RATE, 1e-4, 1e-2, u -> -106 - 5 * (u - 0.5) * (u - 0.5)),
            words(BATCH_SIZE, List.of(64, 128, 256)),
            along(DROPOUT, 0.001, 0.3, u -> -107)),
        Optional.of(pair()));
  }

  private static Dependence along(
      int parameter, double min, double max, DoubleUnaryOperator function) {
    return new Dependence(
        parameter,
        IntStream.rangeClosed(0, 24)
            .mapToObj(i -> point(geometric(min, max, i / 24.0), function.applyAsDouble(i / 24.0)))
            .toList());
  }

  private static Dependence words(int parameter, List<Integer> values) {
    return new Dependence(
        parameter, values.stream().map(value -> point(value, -105 - value / 256.0)).toList());
  }

  private static Dependence.Point point(double at, double mean) {
    return new Dependence.Point(new ParameterValue.Numeric(at), mean, mean - 1, mean + 1);
  }

  private static PairDependence pair() {
    List<ParameterValue> latent = grid(2, 64);
    List<ParameterValue> beta = grid(0.1, 8);
    return new PairDependence(
        LATENT_SIZE,
        BETA,
        latent,
        beta,
        IntStream.rangeClosed(0, 14)
            .mapToObj(
                i ->
                    IntStream.rangeClosed(0, 14)
                        .mapToObj(j -> -118 + i - 0.2 * (j - i) * (j - i) / 4.0)
                        .toList())
            .toList());
  }

  private static List<ParameterValue> grid(double min, double max) {
    return IntStream.rangeClosed(0, 14)
        .mapToObj(i -> (ParameterValue) new ParameterValue.Numeric(geometric(min, max, i / 14.0)))
        .toList();
  }

  private static double geometric(double min, double max, double share) {
    return min * Math.pow(max / min, share);
  }
}
