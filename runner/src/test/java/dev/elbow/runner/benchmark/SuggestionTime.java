package dev.elbow.runner.benchmark;

import dev.elbow.runner.search.Search;
import dev.elbow.runner.search.SearchStrategies;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What one suggestion costs after a number of ended trials, over the seven functions in turn, in
 * processor time of the calling thread: other processes on the machine are not counted.
 */
record SuggestionTime(Method method, int trials) {
  private static final int WARM_UP = 21;
  private static final int MEASURED = 21;

  double medianMillis() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<Response> functions = CubeFunctions.seven();
    double[] millis =
        IntStream.range(0, WARM_UP + MEASURED)
            .mapToDouble(
                i -> {
                  Search search = after(functions.get(i % functions.size()), i);
                  long start = threads.getCurrentThreadCpuTime();
                  boolean found = search.ask().isPresent();
                  double elapsed = (threads.getCurrentThreadCpuTime() - start) / 1e6;
                  return found ? elapsed : Double.NaN;
                })
            .skip(WARM_UP)
            .toArray();
    return Regrets.median(millis);
  }

  /** A search by the method that was told of evenly spread trials. */
  private Search after(Response function, long seed) {
    Search search = new Search(SearchStrategies.create(method, function.space(), seed));
    Search spread = new Search(SearchStrategies.create(Method.SOBOL, function.space(), seed));
    SplittableRandom random = new SplittableRandom(seed);
    for (int number = 1; number <= trials; number++) {
      Assignment assignment = spread.ask().orElseThrow().assignment();
      search.add(assignment);
      search.tell(number, function.result(assignment, random));
    }
    return search;
  }
}
