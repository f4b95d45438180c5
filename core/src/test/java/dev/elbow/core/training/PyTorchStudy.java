package dev.elbow.core.training;

import dev.elbow.core.data.Splits;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What {@link TrainedLikePyTorchTest} compares, over more seeds, and the precisions besides: mean
 * and standard deviation of either side, their difference and its standard error, as Markdown
 * tables. Every engine and precision is compared with PyTorch, and with the first of them. PyTorch
 * trains first, all on one thread. From the project's directory:
 *
 * <pre>OMP_NUM_THREADS=1 mvn -q -Pbenchmark -pl core test-compile exec:exec \
 *   -Dbenchmark=dev.elbow.core.training.PyTorchStudy [-Dengines=PyTorch,libtorch] [-Drounds=12]
 * </pre>
 *
 * <p>Takes two to three minutes a side, and needs what {@code TrainingStepBenchmark} needs. The
 * rounds are seeds; every training is printed as a line of CSV when it has ended.
 */
final class PyTorchStudy {
  private static final List<Integer> SEEDS =
      IntStream.rangeClosed(1, Integer.getInteger("rounds", 12)).boxed().toList();
  private static final String PEER = "PyTorch";

  private PyTorchStudy() {}

  public static void main(String[] arguments) throws Exception {
    if (!PyTorchPeer.isInstalled()) {
      return;
    }
    PrintStream out = System.out;
    Map<String, List<Terms>> results = new LinkedHashMap<>();
    out.println("side,beta,elbo,rate,distortion");
    if (isChosen(PEER)) {
      try (PyTorchPeer peer = PyTorchPeer.start(FashionMnistVae.BETAS, SEEDS)) {
        results.put(PEER, peer.results(Terms.class));
      }
      results.get(PEER).forEach(terms -> out.println(csv(PEER, terms)));
    }
    Splits data = FashionMnistVae.data();
    for (Side side : chosen()) {
      results.put(side.toString(), train(side, data, out));
    }
    List<String> names = List.copyOf(results.keySet());
    for (int second = 1; second < names.size(); second++) {
      for (int first = 0; first < Math.min(second, 2); first++) {
        print(names.get(second), names.get(first), results, out);
      }
    }
  }

  private static List<Side> chosen() {
    return Side.all().stream()
        .filter(side -> isChosen(side.name()) || isChosen(side.toString()))
        .toList();
  }

  private static boolean isChosen(String name) {
    List<String> names = List.of(System.getProperty("engines", "").split(",", -1));
    return names.contains("") || names.contains(name);
  }

  private static List<Terms> train(Side side, Splits data, PrintStream out) {
    List<Terms> results = new ArrayList<>();
    for (double beta : FashionMnistVae.BETAS) {
      for (int seed : SEEDS) {
        Terms terms = FashionMnistVae.train(side, data, beta, seed);
        results.add(terms);
        out.println(csv(side.toString(), terms));
      }
    }
    return results;
  }

  private static String csv(String side, Terms terms) {
    return String.format(
        Locale.ROOT,
        "%s,%s,%.4f,%.4f,%.4f",
        side,
        terms.beta(),
        terms.elbo(),
        terms.rate(),
        terms.distortion());
  }

  private static void print(
      String ours, String theirs, Map<String, List<Terms>> results, PrintStream out) {
    out.printf("%n| β | nats | %s | sd | %s | sd | difference | standard error |%n", ours, theirs);
    out.println("|--:|:--|--:|--:|--:|--:|--:|--:|");
    Comparison.of(FashionMnistVae.BETAS, of(ours, results), of(theirs, results))
        .forEach(row -> out.println(format(row)));
  }

  private static List<Terms> of(String name, Map<String, List<Terms>> results) {
    return results.getOrDefault(name, List.of());
  }

  private static String format(Comparison row) {
    return String.format(
        Locale.ROOT,
        "| %.0f | %s | %.2f | %.2f | %.2f | %.2f | %+.2f | %.2f |",
        row.beta(),
        row.term().label(),
        row.ours().getMean(),
        row.ours().getStandardDeviation(),
        row.theirs().getMean(),
        row.theirs().getStandardDeviation(),
        row.differenceNats(),
        row.standardErrorNats());
  }
}
