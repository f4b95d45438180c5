package dev.elbow.core.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a training loses when another one runs on the next core: {@link BenchmarkTraining}, a
 * process alone and then two at once, of every engine in turns. PyTorch is the control, since cache
 * and memory are shared by the cores whatever runs on them. Needs two cores with nothing else on
 * them, and what {@link TrainingStepBenchmark} needs. From the project's directory:
 *
 * <pre>mvn -q -Pbenchmark -pl core test-compile exec:exec \
 *   -Dbenchmark=dev.elbow.core.benchmark.TwoAtOnceBenchmark [-Dengines=libtorch]</pre>
 */
final class TwoAtOnceBenchmark {
  private static final int ROUNDS = 25;

  private TwoAtOnceBenchmark() {}

  /** Two processes of one contestant, and their milliseconds per step, round by round. */
  private static final class Pair {
    private final Runner first;
    private final Runner second;
    private final double[] alone = new double[ROUNDS];
    private final double[] atOnce = new double[ROUNDS];

    Pair(Runner first, Runner second) {
      this.first = first;
      this.second = second;
    }

    void measure(int round) throws IOException {
      alone[round] = (first.epoch() + second.epoch()) / 2;
      first.begin();
      second.begin();
      atOnce[round] = (first.end() + second.end()) / 2;
    }

    @Override
    public String toString() {
      Spread slower = Spread.ofRatios(atOnce, alone);
      return String.format(
          Locale.ROOT,
          "| %s | %s | %s | %+.1f %% (%+.1f to %+.1f) |",
          first.contestant().name(),
          Spread.of(alone),
          Spread.of(atOnce),
          100 * (slower.median() - 1),
          100 * (slower.smallest() - 1),
          100 * (slower.largest() - 1));
    }
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Machine.description().forEach(out::println);
    try (Field field = Field.start(out);
        Field twins = field.twins()) {
      List<Pair> pairs = new ArrayList<>();
      for (int i = 0; i < field.runners().size(); i++) {
        pairs.add(new Pair(field.runners().get(i), twins.runners().get(i)));
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (Pair pair : pairs) {
          pair.measure(round);
        }
      }
      print(pairs, out);
    }
  }

  private static void print(List<Pair> pairs, PrintStream out) throws IOException {
    out.printf("load at the end %s; %d rounds%n", Machine.load(), ROUNDS);
    out.println("| ms per step | alone | two at once | slower by |");
    out.println("|---|--:|--:|--:|");
    pairs.forEach(out::println);
  }
}
