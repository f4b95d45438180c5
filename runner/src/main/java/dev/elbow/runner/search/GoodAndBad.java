package dev.elbow.runner.search;

import dev.elbow.runner.search.Observation.Pending;
import dev.elbow.runner.space.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A history split for {@link TpeStrategy}: the best share of the trials that have ended, and all
 * others. Trials that failed are bad, and so are those that have not ended, lest the next one be
 * another of them (the "constant liar").
 */
record GoodAndBad(List<Assignment> good, List<Assignment> bad) {
  private static final double SHARE = 0.1;
  private static final int MOST_GOOD = 25;

  static GoodAndBad of(SearchHistory history) {
    List<Observation> all =
        Stream.concat(history.earlier().stream(), history.trials().stream()).toList();
    List<Integer> ended =
        IntStream.range(0, all.size())
            .filter(i -> !(all.get(i).result() instanceof Pending))
            .boxed()
            .toList();
    int count = Math.min(MOST_GOOD, (int) Math.ceil(SHARE * ended.size()));
    boolean[] chosen = new boolean[all.size()];
    Merit.of(ended.stream().map(all::get).toList())
        .best(count)
        .forEach(i -> chosen[ended.get(i)] = true);
    List<Assignment> good = new ArrayList<>();
    List<Assignment> bad = new ArrayList<>();
    for (int i = 0; i < chosen.length; i++) {
      (chosen[i] ? good : bad).add(all.get(i).assignment());
    }
    return new GoodAndBad(good, bad);
  }
}
