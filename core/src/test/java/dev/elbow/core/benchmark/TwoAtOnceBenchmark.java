package dev.elbow.core.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a training loses when another one runs on the next core: {@link BenchmarkTraining}, a
 * process alone and then two at once, of every engine in turns. PyTorch is the control, since cache
 * and memory are shared by the cores whatever runs on them. Needs two cores with nothing else on
 * them, and what {@link TrainingStepBenchmark} needs. From the project's directory:
 *
 * <pre>mvn -q -Pbenchmark -pl core test-compile exec:exec \
 *   -Dbenchmark=dev.elbow.core.benchmark.TwoAtOnceBenchmark [-Dengines=libtorch] [-Drounds=25]
 * </pre>
 */
final class TwoAtOnceBenchmark {
  private static final int ROUNDS = Integer.getInteger("rounds", 25);

  private TwoAtOnceBenchmark() {}

  /** Two processes of one contestant, and the times of their steps, round by round. */
  private record Pair(Runner first, Runner second, List<StepTime> alone, List<StepTime> atOnce) {

    void measure() throws IOException {
      alone.add(StepTime.mean(first.epoch(), second.epoch()));
      first.begin();
      second.begin();
      atOnce.add(StepTime.mean(first.end(), second.end()));
    }

    @Override
    public String toString() {
      return "| %s | %s | %s | %s | %s |"
          .formatted(
              first.contestant().name(),
              Spread.of(alone, StepTime::wallMillis),
              Spread.of(atOnce, StepTime::wallMillis),
              Spread.ofRatios(atOnce, alone, StepTime::wallMillis).asChange(),
              Spread.ofRatios(atOnce, alone, StepTime::processorMillis).asChange());
    }
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Machine.description().forEach(out::println);
    try (Field field = Field.start(out);
        Field twins = field.twins()) {
      List<Pair> pairs = new ArrayList<>();
      for (int i = 0; i < field.runners().size(); i++) {
        pairs.add(
            new Pair(
                field.runners().get(i),
                twins.runners().get(i),
                new ArrayList<>(),
                new ArrayList<>()));
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (Pair pair : pairs) {
          pair.measure();
        }
      }
      print(pairs, out);
    }
  }

  private static void print(List<Pair> pairs, PrintStream out) throws IOException {
    out.printf(
        "load at the end %s; %d rounds; median (smallest to largest)%n", Machine.load(), ROUNDS);
    out.println("| | ms per step alone | two at once | slower by | processor time |");
    out.println("|---|--:|--:|--:|--:|");
    pairs.forEach(out::println);
  }
}
