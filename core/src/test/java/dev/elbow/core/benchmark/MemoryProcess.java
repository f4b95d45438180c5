package dev.elbow.core.benchmark;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.model.Precision;
import java.io.PrintStream;
import java.util.Optional;

/** Trains with one engine for 10,000 steps and prints its {@link MemoryUse} after every 100. */
final class MemoryProcess {
  private static final int STEPS = 10_000;
  private static final int INTERVAL = 100;
  private static final int STEPS_PER_PASS = 50;

  private MemoryProcess() {}

  /**
   * @param arguments name of the engine, name of the precision
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    VaeEngine engine = VaeEngines.byName(arguments[0]).orElseThrow();
    Precision precision = Precision.valueOf(arguments[1]);
    Optional<String> obstacle = engine.obstacle(precision);
    if (obstacle.isPresent()) {
      return;
    }
    Matrix images = BenchmarkTraining.images();
    try (BenchmarkTraining training = new BenchmarkTraining(engine, precision, images)) {
      for (int step = STEPS_PER_PASS; step <= STEPS; step += STEPS_PER_PASS) {
        training.train(STEPS_PER_PASS);
        if (step % INTERVAL == 0) {
          out.println(Runner.ANSWER + MemoryUse.now(step));
        }
      }
    }
  }
}
