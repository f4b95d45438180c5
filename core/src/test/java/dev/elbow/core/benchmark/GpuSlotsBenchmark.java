package dev.elbow.core.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many examples per second one GPU trains on in all with 1, 2, 4 and 8 processes on it at once:
 * {@link BenchmarkTraining} with LibTorch in every precision that it has there. One small model
 * leaves most of a GPU idle. Needs a GPU, a build with {@code -Pcuda} and Fashion-MNIST; {@code
 * CUDA_VISIBLE_DEVICES} chooses among several. From the project's directory:
 *
 * <pre>mvn -q -Pbenchmark,cuda -pl core test-compile exec:exec \
 *   -Dbenchmark=dev.elbow.core.benchmark.GpuSlotsBenchmark \
 *   [-Dengines=libtorch-fp32] [-Dslots=1,2,4,8] [-Drounds=25]
 * </pre>
 *
 * <p>A round is an epoch of every process; they are ordered all at once, so that no process waits
 * for another. {@code -Ddevice=cpu} does the same on processor cores.
 */
final class GpuSlotsBenchmark {
  private static final int EPOCHS = Integer.getInteger("rounds", 25);
  private static final String DEVICE = System.getProperty("device", "gpu");
  private static final List<String> SLOTS =
      List.of(System.getProperty("slots", "1,2,4,8").split(",", -1));

  private final PrintStream out;

  private GpuSlotsBenchmark(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Optional<String> gpu = NvidiaDriver.firstGpu();
    if (DEVICE.equals("gpu") && gpu.isEmpty()) {
      out.println("There is no NVIDIA GPU here, so nothing was measured; -Ddevice=cpu uses cores.");
      return;
    }
    Machine.description().forEach(out::println);
    gpu.ifPresent(name -> out.println("GPU: " + name));
    new GpuSlotsBenchmark(out).measure();
  }

  private void measure() throws IOException {
    List<String> rows = new ArrayList<>();
    for (Contestant contestant : contestants()) {
      for (String slots : SLOTS) {
        int processes = Integer.parseInt(slots);
        try (Crew crew = new Crew(contestant, processes)) {
          if (crew.isFit(processes, out)) {
            rows.add(crew.measured(processes));
          }
        }
      }
    }
    out.printf("load at the end %s; %d epochs each%n", Machine.load(), EPOCHS);
    out.println("| | processes at once | examples/s in all | ms per step of each |");
    out.println("|---|--:|--:|--:|");
    rows.forEach(out::println);
  }

  private static List<Contestant> contestants() {
    return Contestant.engines(EngineProcess.class).stream()
        .filter(contestant -> contestant.name().startsWith("libtorch"))
        .toList();
  }

  /** Processes of one contestant. */
  private static final class Crew implements AutoCloseable {
    private final String name;
    private final List<Runner> runners = new ArrayList<>();

    Crew(Contestant contestant, int processes) throws IOException {
      name = contestant.name();
      try {
        for (int i = 0; i < processes; i++) {
          runners.add(contestant.start());
        }
      } catch (IOException e) {
        close();
        throw e;
      }
    }

    /** Whether they compute on what was asked for; says what they compute with. */
    boolean isFit(int processes, PrintStream out) {
      Runner first = runners.get(0);
      out.printf("%s, %d at once: %s%n", name, processes, first.facts());
      boolean onGpu = first.facts().contains("CUDA");
      if (first.obstacle().isEmpty() && DEVICE.equals("gpu") && !onGpu) {
        out.println("not measured: LibTorch does not compute on the GPU; build with -Pcuda");
      }
      return first.obstacle().isEmpty() && onGpu == DEVICE.equals("gpu");
    }

    String measured(int processes) throws IOException {
      long start = System.nanoTime();
      for (Runner runner : runners) {
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
          runner.begin();
        }
      }
      double stepMillis = 0;
      for (Runner runner : runners) {
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
          stepMillis += runner.end().wallMillis();
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      long trainings = (long) processes * EPOCHS;
      double examples =
          (double) trainings * BenchmarkTraining.STEPS_PER_EPOCH * BenchmarkTraining.BATCH;
      return String.format(
          Locale.ROOT,
          "| %s | %d | %,.0f | %.3f |",
          name,
          processes,
          examples / seconds,
          stepMillis / trainings);
    }

    @Override
    public void close() {
      runners.forEach(Runner::close);
    }
  }

  /** What NVIDIA's driver says of the first GPU. */
  private static final class NvidiaDriver {
    private NvidiaDriver() {}

    /** Its name, the driver's version and its memory. */
    static Optional<String> firstGpu() throws IOException {
      ProcessBuilder query =
          new ProcessBuilder(
                  "nvidia-smi", "--query-gpu=name,driver_version,memory.total", "--format=csv")
              .redirectErrorStream(true);
      try (Stream<String> lines = query.start().inputReader().lines()) {
        return lines.skip(1).findFirst();
      } catch (IOException e) {
        return Optional.empty(); // there is no such tool
      }
    }
  }
}
