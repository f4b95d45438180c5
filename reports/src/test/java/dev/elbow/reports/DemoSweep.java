package dev.elbow.reports;

import dev.elbow.reports.model.EpochPoint;
import dev.elbow.reports.model.Feasibility;
import dev.elbow.reports.model.MetricColumn;
import dev.elbow.reports.model.Objective;
import dev.elbow.reports.model.ParameterColumn;
import dev.elbow.reports.model.ParameterColumn.Kind;
import dev.elbow.reports.model.ParameterValue;
import dev.elbow.reports.model.Pictures;
import dev.elbow.reports.model.ProvenanceLine;
import dev.elbow.reports.model.RunState;
import dev.elbow.reports.model.SweepHeader;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.model.TrialState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A sweep whose numbers are made up but behave like those of a VAE: β trades rate for distortion.
 */
public final class DemoSweep {
  public static final Instant START = Instant.parse("2026-03-14T19:05:00Z");

  private static final int EPOCHS = 30;
  private static final double CONSTRAINT_UNITS = 8;
  private static final int WITH_PICTURES = 20;

  private final Random random;

  private DemoSweep(long seed) {
    this.random = new Random(seed);
  }

  /** A sweep of this many trials, the same for the same seed. */
  public static SweepReport of(int trials, long seed) {
    DemoSweep sweep = new DemoSweep(seed);
    List<TrialRow> rows = IntStream.rangeClosed(1, trials).mapToObj(sweep::trial).toList();
    return new SweepReport(
        header("fashion-beta", Duration.ofSeconds(41L * trials)),
        new Objective("valid_iwae64", Objective.Goal.MAXIMIZE),
        List.of("active_units >= 8"),
        parameters(),
        metrics(),
        rows,
        List.of(
            new ProvenanceLine("Seed", "42"),
            new ProvenanceLine("Commit", "3f6c1e2"),
            new ProvenanceLine("JVM", "OpenJDK 17.0.15"),
            new ProvenanceLine("Data SHA-256", "9c1a…e7")));
  }

  /** The same sweep with other rows. */
  public static SweepReport with(SweepReport report, List<TrialRow> rows) {
    return new SweepReport(
        report.header(),
        report.objective(),
        report.constraints(),
        report.parameters(),
        report.metrics(),
        rows,
        report.provenance());
  }

  /** The same sweep in another state. */
  public static SweepReport in(RunState state, SweepReport report) {
    SweepHeader header = report.header();
    return new SweepReport(
        new SweepHeader(
            header.name(),
            header.run(),
            header.method(),
            header.data(),
            header.startedAt(),
            header.wallTime(),
            state),
        report.objective(),
        report.constraints(),
        report.parameters(),
        report.metrics(),
        report.trials(),
        report.provenance());
  }

  public static SweepHeader header(String name, Duration wallTime) {
    return new SweepHeader(
        name,
        "2026-03-14T19-05-00",
        "sobol",
        "fashion-mnist, 28×28, binarised at 0.5; 50,000 training, 5,000 validation, 10,000 test",
        START,
        wallTime,
        RunState.FINISHED);
  }

  public static List<ParameterColumn> parameters() {
    return List.of(
        new ParameterColumn("latent_size", Kind.LOG),
        new ParameterColumn("beta", Kind.LOG),
        new ParameterColumn("learning_rate", Kind.LOG),
        new ParameterColumn("batch_size", Kind.CATEGORICAL),
        new ParameterColumn("training.dropout", Kind.NUMERIC));
  }

  public static List<MetricColumn> metrics() {
    return DemoMetrics.columns();
  }

  private TrialRow trial(int number) {
    int latent = (int) Math.round(Math.exp(uniform(Math.log(2), Math.log(64))));
    double beta = Math.exp(uniform(Math.log(0.1), Math.log(8)));
    double learningRate = Math.exp(uniform(Math.log(1e-4), Math.log(1e-2)));
    int batch = List.of(64, 128, 256).get(random.nextInt(3));
    double dropout = uniform(0, 0.3);
    List<ParameterValue> parameters =
        List.of(
            new ParameterValue.Numeric(latent),
            new ParameterValue.Numeric(beta),
            new ParameterValue.Numeric(learningRate),
            new ParameterValue.Numeric(batch),
            latent > 16 ? new ParameterValue.Numeric(dropout) : new ParameterValue.Absent());
    double seconds = uniform(25, 70) * 64 / batch + latent * 0.4;
    Optional<Instant> finished =
        Optional.of(START.plusMillis((long) (1000 * (number * 40 + seconds))));
    if (learningRate > 4e-3 && random.nextInt(3) == 0) {
      return new TrialRow(
          number,
          TrialState.FAILED,
          "diverged: the loss was NaN in epoch 3 of 30",
          parameters,
          absent(),
          OptionalDouble.of(seconds / 10),
          finished,
          "cpu:" + number % 2,
          Feasibility.FEASIBLE,
          List.of(),
          List.of(),
          Optional.of(DemoDiagnosis.diverged()),
          Optional.empty());
    }
    return ended(number, latent, beta, learningRate, parameters, seconds, finished);
  }

  private TrialRow ended(
      int number,
      int latent,
      double beta,
      double learningRate,
      List<ParameterValue> parameters,
      double seconds,
      Optional<Instant> finished) {
    List<Double> kl = kl(latent, beta);
    double rate = kl.stream().mapToDouble(Double::doubleValue).sum();
    int active = (int) kl.stream().filter(nats -> nats > 0.05).count();
    double detuned = Math.log(learningRate / 1.2e-3);
    double distortion =
        73 + 150 * Math.exp(-rate / 11) + 1.3 * detuned * detuned + Math.abs(random.nextGaussian());
    double elbo = -(rate + distortion);
    double iwae = elbo + 0.9 + 0.11 * rate + 0.2 * random.nextGaussian();
    double collapsed = 1 - active / (double) latent;
    boolean stopped = random.nextInt(9) == 0;
    boolean feasible = active >= CONSTRAINT_UNITS;
    List<OptionalDouble> metrics =
        DemoMetrics.values(
            number,
            elbo,
            uniform(0.35, 0.5),
            distortion,
            rate,
            active,
            collapsed,
            22 + random.nextInt(8),
            iwae,
            uniform(0.33, 0.48),
            elbo - uniform(0.2, 1.1));
    return new TrialRow(
        number,
        stopped ? TrialState.STOPPED : TrialState.COMPLETED,
        stopped ? "behind the best third at epoch 18" : "",
        parameters,
        metrics,
        OptionalDouble.of(seconds),
        finished,
        "cpu:" + number % 2,
        feasible
            ? Feasibility.FEASIBLE
            : new Feasibility(CONSTRAINT_UNITS - active, List.of("active_units >= 8")),
        curve(stopped ? 18 : EPOCHS, elbo, distortion, rate, active, collapsed, kl),
        kl,
        Optional.of(DemoDiagnosis.of(kl, number)),
        number <= WITH_PICTURES ? Optional.of(pictures(number)) : Optional.empty());
  }

  /** The further a dimension is down the list and the larger β is, the less it carries. */
  private List<Double> kl(int latent, double beta) {
    List<Double> kl = new ArrayList<>();
    for (int i = 0; i < latent; i++) {
      double variance = 120 * Math.pow(i + 1, -1.55) * Math.exp(0.15 * random.nextGaussian());
      double nats = 0.5 * Math.log(variance / beta);
      kl.add(nats > 0 ? nats : 0.004 * random.nextDouble());
    }
    java.util.Collections.shuffle(kl, random);
    return kl;
  }

  private List<EpochPoint> curve(
      int epochs,
      double elbo,
      double distortion,
      double rate,
      int active,
      double collapsed,
      List<Double> kl) {
    List<EpochPoint> points = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double left = Math.exp(-epoch / 5.0);
      double loss = 60 * left + 0.15 * random.nextGaussian();
      points.add(
          new EpochPoint(
              epoch,
              elbo + 1.2 * (1 - left) - 1.02 * loss,
              elbo - loss,
              distortion + 1.25 * loss,
              Math.max(0, rate - 0.25 * loss),
              (int) Math.round(active * (1 - 0.6 * left)),
              Math.min(1, collapsed + 0.5 * left * (1 - collapsed)),
              grown(kl, epoch),
              Math.min(1, epoch / 5.0),
              0.02 + 0.4 * left,
              1.2 * (1 - left) - 0.02 * loss,
              40 * left + 5));
    }
    return points;
  }

  /** Dimensions awake one after the other. */
  private static List<Double> grown(List<Double> kl, int epoch) {
    return IntStream.range(0, kl.size())
        .mapToObj(i -> kl.get(i) * Math.min(1, epoch / (1.0 + i % 12)))
        .toList();
  }

  /** The same epoch with these KLs, grown as far as they are in that epoch. */
  static EpochPoint withKl(EpochPoint point, List<Double> kl) {
    return new EpochPoint(
        point.epoch(),
        point.trainElboNats(),
        point.validElboNats(),
        point.validDistortionNats(),
        point.validRateNats(),
        point.activeUnits(),
        point.collapseFraction(),
        grown(kl, point.epoch()),
        point.klWeight(),
        point.hiddenRate(),
        point.generalisationGapNats(),
        point.gradientNorm());
  }

  private Pictures pictures(int number) {
    DemoPictures draw = new DemoPictures(number);
    return new Pictures(
        Optional.of(
            new Pictures.Picture(
                draw.reconstructions(), "In each pair of rows the originals are on top.")),
        Optional.of(new Pictures.Picture(draw.samples(), "")),
        Optional.of(new Pictures.Picture(draw.reconstructions(), "Draws above, neighbours below.")),
        Optional.of(
            new Pictures.Picture(
                draw.traversals(), "Each row is one dimension, from −2 to 2 in seven steps.")));
  }

  private double uniform(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** As many empty values as there are metrics. */
  public static List<OptionalDouble> absent() {
    return java.util.Collections.nCopies(metrics().size(), OptionalDouble.empty());
  }

  /**
   * Writes the page of a sweep: {@code FILE TRIALS}, or {@code FILE} and {@code kinds}, {@code
   * search}, {@code two} or {@code replicates}.
   */
  public static void main(String[] arguments) throws IOException {
    SweepReport report =
        switch (arguments[1]) {
          case "kinds" -> DemoKinds.report();
          case "search" -> DemoSearch.of(60);
          case "two" -> DemoSearch.withTwoObjectives(60);
          case "replicates" -> DemoSearch.withReplicates(60);
          default -> of(Integer.parseInt(arguments[1]), 7);
        };
    dev.elbow.reports.html.HtmlReport.write(report, Path.of(arguments[0]));
  }
}
