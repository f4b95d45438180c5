package dev.elbow.reports.html;

import dev.elbow.reports.model.EpochPoint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The KL of each latent dimension over the epochs, made small enough for a page: the busiest
 * dimensions only, and epochs at even distances.
 *
 * @param count latent dimensions in all
 * @param dimensions the busiest, by their mean KL over the epochs, largest first
 * @param nats per epoch, then per dimension
 */
record KlMap(int count, List<Integer> dimensions, List<Integer> epochs, List<List<Double>> nats) {
  static final int DIMENSIONS = 64;
  static final int EPOCHS = 60;

  /** What is less counts as nothing: the colours could not tell it from zero. */
  static final double FLOOR_NATS = 1e-4;

  /** Empty if no epoch has the KL of its dimensions. */
  static Optional<KlMap> of(List<EpochPoint> curve) {
    List<EpochPoint> measured =
        curve.stream().filter(point -> !point.klPerDimensionNats().isEmpty()).toList();
    int count =
        measured.stream().mapToInt(point -> point.klPerDimensionNats().size()).min().orElse(0);
    if (count == 0) {
      return Optional.empty();
    }
    double[] sums = new double[count];
    for (EpochPoint point : measured) {
      for (int i = 0; i < count; i++) {
        double nats = point.klPerDimensionNats().get(i);
        sums[i] += Double.isFinite(nats) ? nats : 0;
      }
    }
    List<Integer> busiest =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -sums[i]))
            .limit(DIMENSIONS)
            .toList();
    List<EpochPoint> kept = thinned(measured);
    return Optional.of(
        new KlMap(
            count,
            busiest,
            kept.stream().map(EpochPoint::epoch).toList(),
            kept.stream().map(point -> at(point, busiest)).toList()));
  }

  /** The first and the last one stay. */
  private static List<EpochPoint> thinned(List<EpochPoint> points) {
    int last = points.size() - 1;
    return points.size() <= EPOCHS
        ? points
        : IntStream.range(0, EPOCHS)
            .mapToObj(place -> points.get((int) ((long) place * last / (EPOCHS - 1))))
            .toList();
  }

  private static List<Double> at(EpochPoint point, List<Integer> dimensions) {
    return dimensions.stream().map(point.klPerDimensionNats()::get).toList();
  }
}
