package dev.elbow.core.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.engine.WeightLayout;
import dev.elbow.core.engine.WeightSlot;
import dev.elbow.core.model.KlSchedule;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Likelihood.Bernoulli;
import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;
import dev.elbow.core.model.Objective;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.core.model.VaeConfig.Activation;
import dev.elbow.core.model.VaeConfig.Architecture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gradients of compiled graphs against central differences of their own loss. */
class GradientTest {
  private static final int ROWS = 8;
  private static final int DATA_SIZE = 6;
  private static final double DECODER_INPUT_GAIN = 0.4;

  static Stream<Arguments> configurations() {
    List<Arguments> all = new ArrayList<>();
    Objective plain = new Objective(1, new KlSchedule.Constant(), 0);
    for (Activation activation : Activation.values()) {
      all.add(Arguments.of(vae(activation, new Bernoulli(), 5), plain, Regularization.NONE));
    }
    VaeConfig learned = vae(Activation.TANH, new Gaussian(new Sigma.Learned()), 5, 4);
    VaeConfig fixed = vae(Activation.TANH, new Gaussian(new Sigma.Fixed(0.7)));
    VaeConfig bits = vae(Activation.TANH, new Bernoulli(), 5);
    VaeConfig gained =
        new VaeConfig(
            Architecture.MLP, List.of(5), Activation.TANH, 3, new Bernoulli(), DECODER_INPUT_GAIN);
    all.add(Arguments.of(learned, plain, Regularization.NONE));
    all.add(Arguments.of(gained, plain, Regularization.NONE));
    all.add(Arguments.of(fixed, plain, Regularization.NONE));
    all.add(
        Arguments.of(bits, new Objective(1, new KlSchedule.Constant(), 0.05), Regularization.NONE));
    all.add(Arguments.of(bits, plain, new Regularization(0, 0.01, 0.1)));
    all.add(Arguments.of(bits, plain, new Regularization(0.3, 0, 0)));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void every_gradient_is_the_slope_of_the_loss(
      VaeConfig config, Objective objective, Regularization regularization) {
    VaeGraphs graphs = new VaeGraphs(new WeightLayout(config, DATA_SIZE));
    Weights weights = Weights.initialised(graphs.slots(), 7);
    Weights gradients = new Weights(graphs.slots());
    try (CompiledGraph graph = compile(graphs, weights, gradients, objective, regularization)) {
      graph.run();
      INDArray gradient = gradients.flat().dup();
      INDArray slopes = slopes(graph, weights);

      double size = slopes.norm2Number().doubleValue();
      assertThat(size).isPositive();
      assertThat(gradient.distance2(slopes)).as("%s", config).isLessThan(0.01 * size);
      for (long i = 0; i < gradient.length(); i++) {
        assertThat(gradient.getDouble(i))
            .as("weight %d of %s", i, config)
            .isCloseTo(slopes.getDouble(i), within(0.005 * size));
      }
    }
  }

  private static INDArray slopes(CompiledGraph graph, Weights weights) {
    INDArray slopes = weights.flat().ulike();
    float h = 1e-2f;
    for (long i = 0; i < slopes.length(); i++) {
      float weight = weights.flat().getFloat(i);
      double above = loss(graph, weights, i, weight + h);
      double below = loss(graph, weights, i, weight - h);
      weights.flat().putScalar(i, weight);
      slopes.putScalar(i, (above - below) / (2 * h));
    }
    return slopes;
  }

  private static double loss(CompiledGraph graph, Weights weights, long index, float value) {
    weights.flat().putScalar(index, value);
    graph.run();
    return graph.array(VaeGraphs.LOSS).getDouble(0);
  }

  private static CompiledGraph compile(
      VaeGraphs graphs,
      Weights weights,
      Weights gradients,
      Objective objective,
      Regularization regularization) {
    Nd4j.getRandom().setSeed(3);
    Map<String, INDArray> inputs = new HashMap<>(weights.views());
    INDArray x = Nd4j.rand(DataType.FLOAT, ROWS, DATA_SIZE);
    inputs.put(VaeGraphs.X, x.gt(0.5).castTo(DataType.FLOAT));
    inputs.put(VaeGraphs.NOISE, Nd4j.randn(DataType.FLOAT, ROWS, graphs.config().latentSize()));
    inputs.put(VaeGraphs.BETA, Nd4j.scalar(1.5f));
    for (WeightSlot mask : graphs.masks(ROWS)) {
      INDArray uniform = Nd4j.rand(DataType.FLOAT, mask.dimensions());
      inputs.put(mask.name(), uniform.gt(0.3).castTo(DataType.FLOAT));
    }
    return CompiledGraph.withGradients(
        graphs.training(ROWS, objective, regularization), inputs, gradients, VaeGraphs.LOSS);
  }

  private static VaeConfig vae(Activation activation, Likelihood likelihood, Integer... hidden) {
    return new VaeConfig(Architecture.MLP, List.of(hidden), activation, 3, likelihood);
  }
}
