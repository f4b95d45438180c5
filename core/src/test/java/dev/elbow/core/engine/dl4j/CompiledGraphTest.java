package dev.elbow.core.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.loss.SigmoidCrossEntropyLoss;
import org.nd4j.linalg.factory.Nd4j;

class CompiledGraphTest {
  private static final float[] EXTREMES = {-1000, -100, -20, -1, 0, 1, 20, 89, 100, 1000};

  @Test
  void softplus_and_its_slope_are_finite_and_exact_however_large_the_argument() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.var("x", DataType.FLOAT, EXTREMES.length);
    graph.nn.softplus("softplus", x);
    graph.nn.sigmoid("sigmoid", x);

    try (CompiledGraph compiled =
        CompiledGraph.compile(
            graph,
            Map.of("x", Nd4j.createFromArray(EXTREMES)),
            Map.of(),
            List.of("softplus", "sigmoid"))) {
      compiled.run();

      for (int i = 0; i < EXTREMES.length; i++) {
        double argument = EXTREMES[i];
        double softplus = Math.max(argument, 0) + Math.log1p(Math.exp(-Math.abs(argument)));
        assertThat(compiled.array("softplus").getDouble(i))
            .isCloseTo(softplus, within(1e-6 * Math.max(1, softplus)));
        assertThat(compiled.array("sigmoid").getDouble(i))
            .isCloseTo(1 / (1 + Math.exp(-argument)), within(1e-6));
      }
    }
  }

  @Test
  void a_run_uses_what_its_inputs_hold_now() {
    SameDiff graph = SameDiff.create();
    graph.math.square("square", graph.var("x", DataType.FLOAT, 2));
    INDArray x = Nd4j.createFromArray(2f, 3f);

    try (CompiledGraph compiled =
        CompiledGraph.compile(graph, Map.of("x", x), Map.of(), List.of("square"))) {
      compiled.run();
      assertThat(compiled.array("square").toFloatVector()).containsExactly(4f, 9f);
      x.assign(Nd4j.createFromArray(-1f, 5f));
      compiled.run();
      assertThat(compiled.array("square").toFloatVector()).containsExactly(1f, 25f);
    }
  }

  @Test
  void a_product_with_one_wanted_gradient_computes_that_one() {
    SameDiff graph = SameDiff.create();
    SDVariable weight = graph.var("weight", DataType.FLOAT, 3);
    SDVariable data = graph.placeHolder("data", DataType.FLOAT, 3);
    weight.mul(data).sum().rename("loss");
    graph.setLossVariables("loss");
    graph.createGradFunction("weight");
    SameDiff gradients = graph.getFunction("grad");
    INDArray values = Nd4j.createFromArray(5f, -2f, .5f);

    try (CompiledGraph compiled =
        CompiledGraph.compile(
            gradients,
            Map.of("weight", Nd4j.createFromArray(1f, 2f, 3f), "data", values),
            Map.of(),
            List.of("weight-grad"))) {
      compiled.run();

      assertThat(compiled.array("weight-grad").toFloatVector()).containsExactly(5f, -2f, .5f);
    }
  }

  @Test
  void cross_entropy_and_its_gradient_are_the_librarys() {
    Nd4j.getRandom().setSeed(5);
    INDArray logits = Nd4j.randn(DataType.FLOAT, 7, 9).muli(4);
    INDArray x = Nd4j.rand(DataType.FLOAT, 7, 9);
    INDArray weight = Nd4j.scalar(0.25f);
    INDArray loss = Nd4j.exec(new SigmoidCrossEntropyLoss(x, logits, weight, LossReduce.SUM, 0))[0];
    SameDiff graph = SameDiff.create();
    SDVariable variable = graph.var("logits", DataType.FLOAT, 7, 9);
    SDVariable data = graph.placeHolder("x", DataType.FLOAT, 7, 9);
    graph
        .loss
        .sigmoidCrossEntropy(data, variable, graph.constant(0.25f), LossReduce.SUM, 0)
        .rename("loss");
    graph.setLossVariables("loss");
    graph.createGradFunction("logits");

    try (CompiledGraph compiled =
        CompiledGraph.compile(
            graph.getFunction("grad"),
            Map.of("logits", logits, "x", x),
            Map.of(),
            List.of("logits-grad", "loss"))) {
      compiled.run();

      INDArray slope = Nd4j.nn.sigmoid(logits).sub(x).mul(weight);
      assertThat(compiled.array("loss").getDouble(0))
          .isCloseTo(loss.getDouble(0), within(1e-5 * loss.getDouble(0)));
      assertThat(compiled.array("logits-grad").sub(slope).amaxNumber().doubleValue())
          .isLessThan(1e-6);
    }
  }
}
