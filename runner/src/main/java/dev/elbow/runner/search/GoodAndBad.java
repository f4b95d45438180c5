package dev.elbow.runner.search;

import dev.elbow.runner.search.Observation.Pending;
import dev.elbow.runner.space.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A history split for {@link TpeStrategy}: the best share of the trials that have ended, and all
 * others. Trials that failed are bad, and so are those that have not ended, lest the next one be
 * another of them (the "constant liar").
 */
record GoodAndBad(List<Assignment> good, List<Assignment> bad) {
  static double GAMMA = Double.parseDouble(System.getProperty("tpe.gamma", "0.1"));
  private static final int MOST_GOOD = 25;

  static GoodAndBad of(SearchHistory history) {
    List<Observation> all =
        Stream.concat(history.earlier().stream(), history.trials().stream()).toList();
    List<Observation> ended =
        all.stream().filter(trial -> !(trial.result() instanceof Pending)).toList();
    int count = Math.min(MOST_GOOD, (int) Math.ceil(GAMMA * ended.size()));
    List<Integer> best = Merit.of(ended).best(count);
    Set<Observation> chosen = best.stream().map(ended::get).collect(Collectors.toSet());
    List<Assignment> good = new ArrayList<>();
    List<Assignment> bad = new ArrayList<>();
    all.forEach(trial -> (chosen.contains(trial) ? good : bad).add(trial.assignment()));
    return new GoodAndBad(good, bad);
  }
}
