package dev.elbow.runner.search.bayes;

import dev.elbow.reports.stats.TradeOffs;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is known of all trials of a search with two losses: the same trials in the same order twice.
 *
 * @param ofFirst with the first loss
 * @param ofSecond with the second
 */
public record FrontEvidence(Evidence ofFirst, Evidence ofSecond) {
  public FrontEvidence {
    if (ofFirst.measured().size() != ofSecond.measured().size()) {
      throw new IllegalArgumentException(
          "two losses of the same trials, not of "
              + ofFirst.measured().size()
              + " and "
              + ofSecond.measured().size());
    }
  }

  /** At most so many of the trials that are not known to violate a constraint, by layers. */
  List<Measurement> bestFeasible(int count) {
    int[] feasible =
        IntStream.range(0, ofFirst.measured().size())
            .filter(i -> ofFirst.measured().get(i).isFeasible())
            .toArray();
    double[][] scores = new double[feasible.length][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] =
          new double[] {
            -ofFirst.measured().get(feasible[i]).loss(),
            -ofSecond.measured().get(feasible[i]).loss()
          };
    }
    return TradeOffs.layers(scores).stream()
        .flatMap(List::stream)
        .limit(count)
        .map(i -> ofFirst.measured().get(feasible[i]))
        .toList();
  }
}
