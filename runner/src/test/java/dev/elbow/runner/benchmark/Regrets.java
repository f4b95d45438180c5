package dev.elbow.runner.benchmark;

import dev.elbow.runner.search.Observation;
import dev.elbow.runner.search.Search;
import dev.elbow.runner.search.SearchStrategies;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What a search method has reached on a function, through the interface that a sweep uses. */
record Regrets(Response function, Method method, int trials) {

  private record Running(int number, Assignment assignment) {}

  /** The medians over seeds 1, 2, … of the regret after each trial. */
  double[] medians(int seeds, int pending) {
    double[][] runs =
        IntStream.rangeClosed(1, seeds)
            .parallel()
            .mapToObj(seed -> run(seed, pending))
            .toArray(double[][]::new);
    return IntStream.range(0, trials)
        .mapToDouble(t -> median(Arrays.stream(runs).mapToDouble(run -> run[t]).toArray()))
        .toArray();
  }

  static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
  }

  /**
   * The regret, after each of the trials, of the one that was then the best as far as could be
   * seen.
   *
   * @param pending how many other trials are running whenever the search is asked, once there are
   *     so many
   */
  double[] run(long seed, int pending) {
    Search search = new Search(SearchStrategies.create(method, function.space(), seed));
    SplittableRandom noise = new SplittableRandom(seed);
    Queue<Running> running = new ArrayDeque<>();
    double[] regrets = new double[trials];
    double best = Double.NEGATIVE_INFINITY;
    double regret = Double.POSITIVE_INFINITY;
    for (int ended = 0; ended < trials; ended++) {
      while (running.size() <= pending && search.size() < trials) {
        running.add(new Running(search.size() + 1, search.ask().orElseThrow().assignment()));
      }
      Running next = running.remove();
      Observation.Result result = function.result(next.assignment(), noise);
      search.tell(next.number(), result);
      double score =
          result instanceof Observation.Measured measured && measured.isFeasible()
              ? measured.scores().get(0)
              : Double.NEGATIVE_INFINITY;
      if (score > best) {
        best = score;
        regret = function.regret(next.assignment());
      }
      regrets[ended] = regret;
    }
    return regrets;
  }
}
