package dev.elbow.runner.benchmark;

import dev.elbow.runner.spec.SweepSpec.Method;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How close the search methods come to the minima of known functions in 60 trials, and how long a
 * suggestion takes, as Markdown tables; beside it Optuna's TPE, where {@code /usr/bin/python3} has
 * Optuna (Debian: {@code python3-optuna}).
 *
 * <pre>mvn -q -Pbenchmark -pl runner -am process-test-classes</pre>
 *
 * <p>Medians over the seeds 1 to 10; a regret is the distance from the minimum. The functions are
 * asked for and told of as a sweep's trials are. "4 pending": whenever the search is asked, four
 * other trials are running. Times are processor time of the searching thread.
 */
public final class SearchBenchmark {
  private static final int TRIALS = 60;
  private static final int PENDING = 4;
  private static final int[] SIZES = {60, 1_000, 10_000};

  private final int seeds;
  private final List<Method> methods;

  private SearchBenchmark(int seeds, List<Method> methods) {
    this.seeds = seeds;
    this.methods = methods;
  }

  /**
   * @param arguments the number of seeds, then the methods
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<Method> methods =
        Arrays.stream(arguments)
            .skip(1)
            .map(name -> Method.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList();
    SearchBenchmark benchmark = new SearchBenchmark(Integer.parseInt(arguments[0]), methods);
    benchmark.regrets();
    benchmark.times();
  }

  private void regrets() throws IOException, InterruptedException {
    OptunaPeer peer = OptunaPeer.run(seeds);
    List<String> header = new ArrayList<>(List.of("median regret @30 / @60"));
    methods.forEach(method -> header.add(name(method)));
    header.add(name(Method.BAYES) + ", " + PENDING + " pending");
    peer.version().ifPresent(version -> header.add("Optuna " + version + " TPE"));
    row(header);
    row(header.stream().map(cell -> "---").toList());
    for (Response function : CubeFunctions.seven()) {
      List<String> cells = new ArrayList<>(List.of(function.name()));
      for (Method method : methods) {
        cells.add(regrets(function, method, 0));
      }
      cells.add(regrets(function, Method.BAYES, PENDING));
      peer.medians(function.name()).ifPresent(medians -> cells.add(cell(medians[0], medians[1])));
      row(cells);
    }
  }

  private String regrets(Response function, Method method, int pending) {
    double[] medians = new Regrets(function, method, TRIALS).medians(seeds, pending);
    return cell(medians[TRIALS / 2 - 1], medians[TRIALS - 1]);
  }

  private void times() {
    List<String> header = new ArrayList<>(List.of("ms per suggestion, after trials"));
    Arrays.stream(SIZES).forEach(size -> header.add(String.format(Locale.ROOT, "%,d", size)));
    System.out.println();
    row(header);
    row(header.stream().map(cell -> "---").toList());
    for (Method method : methods) {
      List<String> cells = new ArrayList<>(List.of(name(method)));
      for (int size : SIZES) {
        double median = new SuggestionTime(method, size).medianMillis();
        cells.add(String.format(Locale.ROOT, median < 10 ? "%.2g" : "%.0f", median));
      }
      row(cells);
    }
  }

  private static String name(Method method) {
    return method.name().toLowerCase(Locale.ROOT);
  }

  private static String cell(double after30, double after60) {
    return String.format(Locale.ROOT, "%.3g / %.3g", after30, after60);
  }

  private static void row(List<String> cells) {
    System.out.println("| " + String.join(" | ", cells) + " |");
  }
}
