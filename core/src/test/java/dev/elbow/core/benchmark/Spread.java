package dev.elbow.core.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What the rounds of a measurement came to. */
record Spread(double median, double smallest, double largest) {

  static Spread of(List<StepTime> rounds, ToDoubleFunction<StepTime> millis) {
    return of(rounds.stream().mapToDouble(millis).toArray());
  }

  /** Of first / second, round by round: what slows down both changes neither. */
  static Spread ofRatios(
      List<StepTime> first, List<StepTime> second, ToDoubleFunction<StepTime> millis) {
    return of(
        IntStream.range(0, first.size())
            .mapToDouble(
                round ->
                    millis.applyAsDouble(first.get(round))
                        / millis.applyAsDouble(second.get(round)))
            .toArray());
  }

  private static Spread of(double... rounds) {
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    return new Spread(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  /** As "12.3 %", the change that a factor means. */
  String asChange() {
    return String.format(
        Locale.ROOT,
        "%+.1f %% (%+.1f to %+.1f)",
        100 * (median - 1),
        100 * (smallest - 1),
        100 * (largest - 1));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, smallest, largest);
  }
}
