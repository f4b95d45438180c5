package dev.elbow.core.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Milliseconds per training step of every engine next to the same model in PyTorch: {@link
 * BenchmarkTraining} on one thread; shuffling, gathering the batch, drawing noise, forward,
 * backward and update. All take turns, an epoch each, and in every round each is compared with
 * PyTorch: a shared machine's noise hits all. Where other work takes the processor away, look at
 * the processor time.
 *
 * <p>Needs Fashion-MNIST and {@code /usr/bin/python3} with PyTorch and an optimised BLAS (Debian:
 * {@code dataset-fashion-mnist python3-torch libopenblas0-pthread}; on the reference BLAS PyTorch
 * takes ten times as long, which would flatter us). From the project's directory:
 *
 * <pre>
 * mvn -q -Pbenchmark -pl core test-compile exec:exec [-Dengines=libtorch,dl4j-fp32] [-Drounds=25]
 * </pre>
 *
 * <p>PyTorch's OpenBLAS may be older than ours and not know a processor's AVX-512; with {@code
 * OPENBLAS_CORETYPE=SkylakeX} all sides use it. The JVMs have the flags of Elbow's workers.
 */
final class TrainingStepBenchmark {
  private static final int ROUNDS = Integer.getInteger("rounds", 25);

  private TrainingStepBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Machine.description().forEach(out::println);
    try (Field field = Field.start(out)) {
      List<List<StepTime>> times =
          field.runners().stream().<List<StepTime>>map(runner -> new ArrayList<>()).toList();
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < times.size(); i++) {
          times.get(i).add(field.runners().get(i).epoch());
        }
      }
      print(field.runners(), times, out);
    }
  }

  private static void print(List<Runner> runners, List<List<StepTime>> times, PrintStream out)
      throws IOException {
    out.printf(
        "load at the end %s; %d rounds; median (smallest to largest)%n", Machine.load(), ROUNDS);
    out.println("| | ms per step | to PyTorch | processor ms | to PyTorch |");
    out.println("|---|--:|--:|--:|--:|");
    List<StepTime> peer = times.get(0);
    for (int i = 0; i < times.size(); i++) {
      out.printf(
          "| %s | %s | %s | %s | %s |%n",
          runners.get(i).contestant().name(),
          Spread.of(times.get(i), StepTime::wallMillis),
          Spread.ofRatios(times.get(i), peer, StepTime::wallMillis),
          Spread.of(times.get(i), StepTime::processorMillis),
          Spread.ofRatios(times.get(i), peer, StepTime::processorMillis));
    }
  }
}
