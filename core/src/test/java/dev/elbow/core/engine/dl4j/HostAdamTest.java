package dev.elbow.core.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.model.LearningRateSchedule;
import dev.elbow.core.model.OptimizerConfig;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class HostAdamTest {
  private static final int WEIGHTS = 5000; // more than fit into one piece, and no whole pieces
  private static final OptimizerConfig ADAM =
      new OptimizerConfig(
          Algorithm.ADAM, 1e-3, new LearningRateSchedule.Constant(), OptionalDouble.empty());

  private final INDArray start = normal(1, 1);

  @Test
  void adam_moves_weights_as_the_librarys_own_does() {
    INDArray ours = start.dup();
    INDArray theirs = start.dup();
    steps(new HostAdam(WEIGHTS), ours, 1, 50);
    steps(new LibraryOptimizer(ADAM, WEIGHTS), theirs, 1, 50);

    // Weights around 1 have moved by about 0.1; floats there are 1.2e-7 apart.
    assertThat(theirs.sub(start).amaxNumber().doubleValue()).isGreaterThan(0.02);
    assertThat(theirs.sub(ours).amaxNumber().doubleValue()).isLessThan(5e-6);
  }

  @Test
  void a_restored_state_goes_on_bit_for_bit() throws IOException {
    HostAdam first = new HostAdam(WEIGHTS);
    INDArray weights = start.dup();
    steps(first, weights, 1, 5);
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    first.save(new DataOutputStream(saved));
    INDArray copy = weights.dup();
    HostAdam second = new HostAdam(WEIGHTS);
    second.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));

    steps(first, weights, 6, 10);
    steps(second, copy, 6, 10);

    assertThat(copy.data().asFloat()).containsExactly(weights.data().asFloat());
  }

  private static void steps(Optimizer optimizer, INDArray weights, int from, int to) {
    for (int step = from; step <= to; step++) {
      optimizer.update(weights, normal(step, 10.0 / step), 0.5, 0.01 / step);
    }
  }

  private static INDArray normal(long seed, double scale) {
    Nd4j.getRandom().setSeed(seed);
    return Nd4j.randn(DataType.FLOAT, 1, WEIGHTS).muli(scale);
  }
}
