package dev.elbow.reports;

import dev.elbow.reports.model.MetricColumn;
import dev.elbow.reports.model.MetricColumn.Better;
import dev.elbow.reports.model.MetricColumn.Group;
import dev.elbow.reports.model.MetricColumn.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;

/** As many metrics as a real sweep has: ten that the demonstration computes, the rest made up. */
final class DemoMetrics {
  private static final List<MetricColumn> COMPUTED =
      List.of(
          column("valid_elbo", "Validation ELBO", Unit.NATS, Better.HIGHER, Group.BOUNDS, true),
          error("valid_elbo", Unit.NATS, Group.BOUNDS),
          column("valid_distortion", "Distortion", Unit.NATS, Better.LOWER, Group.BOUNDS, true),
          column("valid_rate", "Rate", Unit.NATS, Better.NEITHER, Group.BOUNDS, true),
          column("active_units", "Active units", Unit.COUNT, Better.HIGHER, Group.LATENTS, true),
          column(
              "collapse_fraction",
              "Collapse fraction",
              Unit.FRACTION,
              Better.LOWER,
              Group.LATENTS,
              true),
          column("best_epoch", "Best epoch", Unit.COUNT, Better.NEITHER, Group.RUN, false),
          column("valid_iwae64", "Validation L64", Unit.NATS, Better.HIGHER, Group.BOUNDS, true),
          error("valid_iwae64", Unit.NATS, Group.BOUNDS),
          column("test_elbo", "Test ELBO", Unit.NATS, Better.HIGHER, Group.BOUNDS, true));

  /** A metric whose values are drawn at random. */
  private record MadeUp(MetricColumn column, double low, double high) {}

  private static final List<MadeUp> MADE_UP =
      List.of(
          more("valid_iwae5", "Validation L5", Unit.NATS, Group.BOUNDS, -105, -95),
          more("test_nll", "Test NLL (L5000)", Unit.NATS, Group.BOUNDS, 92, 99),
          more("valid_nll", "Validation NLL (L5000)", Unit.NATS, Group.BOUNDS, 92, 99),
          more("null_elbo", "ELBO without latents", Unit.NATS, Group.BOUNDS, -206, -206),
          more("elbo_gain", "Gain over no latents", Unit.NATS, Group.BOUNDS, 70, 110),
          more("active_fraction", "Active fraction", Unit.FRACTION, Group.LATENTS, 0, 1),
          more("hidden_rate", "Hidden rate", Unit.FRACTION, Group.LATENTS, 0, 0.04),
          more("mutual_information", "Mutual information", Unit.NATS, Group.LATENTS, 6.5, 8.517),
          more("mutual_information_upper", "Its upper bound", Unit.NATS, Group.LATENTS, 20, 90),
          more(
              "mutual_information_limit",
              "Its limit, ln M",
              Unit.NATS,
              Group.LATENTS,
              8.517,
              8.517),
          more("marginal_kl", "Marginal KL", Unit.NATS, Group.LATENTS, 1, 15),
          more("marginal_kl_lower", "Its lower bound", Unit.NATS, Group.LATENTS, -40, 0),
          more("total_correlation", "Total correlation", Unit.NATS, Group.LATENTS, 0.5, 8),
          more("dimension_wise_kl", "Dimension-wise KL", Unit.NATS, Group.LATENTS, 0.5, 5),
          more("gaussian_marginal_kl", "Gaussian marginal KL", Unit.NATS, Group.LATENTS, 0, 3),
          more("amortisation_gap", "Amortisation gap", Unit.NATS, Group.BOUNDS, 0.4, 4),
          more("radius_shift", "Radius shift (sd)", Unit.NONE, Group.SAMPLES, -2, 4),
          more("pca_radius_auc", "PCA radius AUC", Unit.FRACTION, Group.SAMPLES, 0.5, 0.99),
          more("c2st_accuracy", "C2ST accuracy", Unit.FRACTION, Group.SAMPLES, 0.5, 0.9),
          more("mmd", "MMD²", Unit.NONE, Group.SAMPLES, 0, 0.01),
          more("sample_precision", "Precision of samples", Unit.FRACTION, Group.SAMPLES, 0.5, 0.9),
          more("sample_recall", "Recall of samples", Unit.FRACTION, Group.SAMPLES, 0.2, 0.8),
          more("sample_coverage", "Coverage of samples", Unit.FRACTION, Group.SAMPLES, 0.3, 0.9),
          more("density_ratio", "Density ratio", Unit.NONE, Group.SAMPLES, 0.3, 1.1),
          more("generalisation_gap", "Generalisation gap", Unit.NATS, Group.GENERALISATION, 0, 6),
          more(
              "test_generalisation_gap", "The same on test", Unit.NATS, Group.GENERALISATION, 0, 6),
          more("decoder_use", "Decoder use", Unit.NATS, Group.DECODER, 50, 200),
          more("effective_samples", "Effective samples", Unit.NONE, Group.BOUNDS, 2, 40),
          more("diagnostics_seconds", "Diagnostics", Unit.SECONDS, Group.RUN, 10, 60),
          more("training_seconds", "Training", Unit.SECONDS, Group.RUN, 20, 90));

  private DemoMetrics() {}

  /** Every made-up metric is followed by its standard error. */
  static List<MetricColumn> columns() {
    return Stream.concat(
            COMPUTED.stream(),
            MADE_UP.stream()
                .flatMap(
                    metric ->
                        Stream.of(
                            metric.column(),
                            error(
                                metric.column().id(),
                                metric.column().unit(),
                                metric.column().group()))))
        .toList();
  }

  /** The values of a trial, from those of the ten computed metrics. */
  static List<OptionalDouble> values(long seed, double... computed) {
    Random random = new Random(seed);
    List<OptionalDouble> values = new ArrayList<>();
    for (double value : computed) {
      values.add(OptionalDouble.of(value));
    }
    for (MadeUp metric : MADE_UP) {
      double value = metric.low() + (metric.high() - metric.low()) * random.nextDouble();
      values.add(OptionalDouble.of(value));
      values.add(OptionalDouble.of(0.01 * Math.abs(value)));
    }
    return values;
  }

  private static MadeUp more(
      String id, String title, Unit unit, Group group, double low, double high) {
    boolean headline = id.equals("generalisation_gap") || id.equals("density_ratio");
    return new MadeUp(column(id, title, unit, Better.NEITHER, group, headline), low, high);
  }

  private static MetricColumn error(String id, Unit unit, Group group) {
    return column(id + "_se", "Standard error of " + id, unit, Better.NEITHER, group, false);
  }

  private static MetricColumn column(
      String id, String title, Unit unit, Better better, Group group, boolean headline) {
    return new MetricColumn(id, title, unit, better, group, headline);
  }
}
