package dev.elbow.core.benchmark;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.model.Precision;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The process of one engine: says what it computes with, then trains an epoch for every line that
 * it reads and prints its {@link StepTime}, as {@code vae_torch_steps.py} does.
 */
final class EngineProcess {
  private EngineProcess() {}

  /**
   * @param arguments name of the engine, name of the precision
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    VaeEngine engine =
        VaeEngines.byName(arguments[0])
            .orElseThrow(() -> new IllegalArgumentException("there is no engine " + arguments[0]));
    Precision precision = Precision.valueOf(arguments[1]);
    Optional<String> obstacle = engine.obstacle(precision);
    if (obstacle.isPresent()) {
      out.println(Runner.ANSWER + Runner.OBSTACLE + obstacle.get());
      return;
    }
    Matrix images = BenchmarkTraining.images();
    try (BenchmarkTraining training = new BenchmarkTraining(engine, precision, images)) {
      out.println(Runner.ANSWER + engine.facts());
      answer(training, out);
    }
  }

  private static void answer(BenchmarkTraining training, PrintStream out) throws Exception {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (orders.readLine() != null) {
      out.println(Runner.ANSWER + StepTime.ofEpoch(training));
    }
  }
}
