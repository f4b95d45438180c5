package dev.elbow.core.training;

import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.VaeEngines;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What {@link TrainedLikePyTorchTest} compares, over more seeds: mean and standard deviation of
 * either side, their difference and its standard error, as a Markdown table. The two sides take
 * turns on one thread. From the project's directory:
 *
 * <pre>OMP_NUM_THREADS=1 mvn -q -Pbenchmark -pl core test-compile exec:exec \
 *   -Dbenchmark=dev.elbow.core.training.PyTorchStudy</pre>
 *
 * <p>Takes about five minutes, and needs what {@link
 * dev.elbow.core.benchmark.TrainingStepBenchmark} needs.
 */
final class PyTorchStudy {
  private static final List<Integer> SEEDS = IntStream.rangeClosed(1, 12).boxed().toList();

  private PyTorchStudy() {}

  public static void main(String[] arguments) throws Exception {
    if (!PyTorchPeer.isInstalled()) {
      return;
    }
    PrintStream out = System.out;
    out.println(VaeEngines.standard().facts());
    List<Terms> theirs;
    try (PyTorchPeer peer = PyTorchPeer.start(FashionMnistVae.BETAS, SEEDS)) {
      theirs = peer.results(Terms.class);
    }
    Splits data = FashionMnistVae.data();
    List<Terms> ours = new ArrayList<>();
    for (double beta : FashionMnistVae.BETAS) {
      for (int seed : SEEDS) {
        ours.add(FashionMnistVae.train(data, beta, seed));
      }
    }
    out.println("| β | nats | Elbow | sd | PyTorch | sd | difference | standard error |");
    out.println("|--:|:--|--:|--:|--:|--:|--:|--:|");
    Comparison.of(FashionMnistVae.BETAS, ours, theirs).forEach(row -> out.println(format(row)));
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
