package dev.elbow.reports;

import dev.elbow.reports.model.Diagnosis;
import dev.elbow.reports.model.EpochPoint;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.stats.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The trials of a demonstration turned into one of each kind of model. */
public final class DemoKinds {
  private DemoKinds() {}

  /** The row of a trial whose dimensions all have A_i = 0. */
  public static final int COLLAPSED = 1;

  /** The row of a trial with 256 latent dimensions. */
  public static final int WIDE = 2;

  /** The row of a trial with a verdict and a gap, and no list at all. */
  public static final int GAPS = 3;

  /** Four rows that ended, changed; the best of the others has a prior hole and a flag. */
  public static SweepReport report() {
    SweepReport demo = DemoSweep.of(24, 7);
    List<TrialRow> rows = new ArrayList<>(demo.trials());
    List<Integer> ended =
        IntStream.range(0, rows.size())
            .filter(row -> !rows.get(row).klPerDimensionNats().isEmpty())
            .boxed()
            .toList();
    for (int place = 0; place < 4; place++) {
      java.util.Collections.swap(rows, place, ended.get(place));
    }
    rows.set(COLLAPSED, withKl(rows.get(COLLAPSED), java.util.Collections.nCopies(8, 0.0)));
    rows.set(
        WIDE,
        withKl(
            rows.get(WIDE),
            IntStream.range(0, 256)
                .mapToObj(i -> 4 * Math.exp(-((i * 37) % 256) / 25.0))
                .toList()));
    rows.set(GAPS, withoutLists(rows.get(GAPS)));
    int best = Ranking.of(DemoSweep.with(demo, rows)).trials().get(0).row();
    TrialRow row = rows.get(best);
    Diagnosis hole = DemoDiagnosis.of(row.klPerDimensionNats(), 20);
    rows.set(best, with(row, row.curve(), row.klPerDimensionNats(), Optional.of(hole)));
    return DemoSweep.with(demo, rows);
  }

  /** The same with so many dimensions, most of them active, in the wide trial. */
  public static SweepReport wider(SweepReport report, int latents, int active) {
    List<TrialRow> rows = new ArrayList<>(report.trials());
    List<Double> kl = IntStream.range(0, latents).mapToObj(i -> i < active ? 1.0 : 0.0).toList();
    List<OptionalDouble> metrics = new ArrayList<>(rows.get(WIDE).metrics());
    metrics.set(report.metricIndex("active_units").orElseThrow(), OptionalDouble.of(active));
    rows.set(WIDE, withKl(withMetrics(rows.get(WIDE), metrics), kl));
    return DemoSweep.with(report, rows);
  }

  private static TrialRow withKl(TrialRow row, List<Double> kl) {
    List<EpochPoint> curve =
        row.curve().stream().map(point -> DemoSweep.withKl(point, kl)).toList();
    return with(row, curve, kl, Optional.of(DemoDiagnosis.of(kl, 11)));
  }

  private static TrialRow withoutLists(TrialRow row) {
    Diagnosis whole = DemoDiagnosis.of(row.klPerDimensionNats(), 3);
    return with(
        row,
        row.curve().stream().map(point -> DemoSweep.withKl(point, List.of())).toList(),
        List.of(),
        Optional.of(
            new Diagnosis(
                whole.verdict(),
                whole.reason(),
                whole.flags(),
                whole.hints(),
                whole.gaps(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty())));
  }

  /** The same trial with other things found out about it. */
  public static TrialRow with(
      TrialRow row, List<EpochPoint> curve, List<Double> kl, Optional<Diagnosis> diagnosis) {
    return new TrialRow(
        row.number(),
        row.state(),
        row.reason(),
        row.parameters(),
        row.metrics(),
        row.seconds(),
        row.finishedAt(),
        row.device(),
        row.feasibility(),
        curve,
        kl,
        diagnosis,
        row.pictures());
  }

  private static TrialRow withMetrics(TrialRow row, List<OptionalDouble> metrics) {
    return new TrialRow(
        row.number(),
        row.state(),
        row.reason(),
        row.parameters(),
        metrics,
        row.seconds(),
        row.finishedAt(),
        row.device(),
        row.feasibility(),
        row.curve(),
        row.klPerDimensionNats(),
        row.diagnosis(),
        row.pictures());
  }
}
