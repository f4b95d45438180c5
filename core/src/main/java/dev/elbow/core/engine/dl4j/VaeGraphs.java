package dev.elbow.core.engine.dl4j;

import dev.elbow.core.engine.WeightLayout;
import dev.elbow.core.engine.WeightSlot;
import dev.elbow.core.model.Likelihood.Bernoulli;
import dev.elbow.core.model.Objective;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.VaeConfig;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The SameDiff graphs of one configuration: training, encoding, decoding, scoring and climbing the
 * score. All of them name their weights alike, so that they can share the same arrays.
 */
record VaeGraphs(WeightLayout layout) {
  static final String X = "x";
  static final String Z = "z";
  static final String NOISE = "noise";
  static final String BETA = "beta";
  static final String LOSS = "loss";
  static final String DECODED = "decoded";
  static final String LOG_LIKELIHOOD = "log_likelihood";
  static final String LOG_LIKELIHOOD_GRADIENT = "log_likelihood_gradient";

  VaeConfig config() {
    return layout.config();
  }

  int dataSize() {
    return layout.dataSize();
  }

  List<WeightSlot> slots() {
    return layout.slots();
  }

  /** The dropout masks of the training graph, one per hidden layer. */
  List<WeightSlot> masks(int batchSize) {
    List<WeightSlot> masks = new ArrayList<>();
    for (int i = 0; i < config().hidden().size(); i++) {
      masks.add(
          WeightSlot.matrix(mask(WeightLayout.encoder(i)), batchSize, config().hidden().get(i)));
      masks.add(
          WeightSlot.matrix(mask(WeightLayout.decoder(i)), batchSize, layout.decoderWidth(i)));
    }
    return masks;
  }

  /** x → {@link WeightLayout#MEAN} and {@link WeightLayout#LOG_VARIANCE}. */
  SameDiff encoder(int rows) {
    GraphBuilder builder = new GraphBuilder(this, rows, false);
    builder.encode(builder.input(X, dataSize()));
    return builder.graph();
  }

  /** z → {@link #DECODED}, the mean of x. */
  SameDiff decoder(int rows) {
    GraphBuilder builder = new GraphBuilder(this, rows, false);
    SDVariable output = builder.decode(builder.input(Z, config().latentSize()));
    boolean logits = config().likelihood() instanceof Bernoulli;
    (logits ? builder.graph().nn.sigmoid(output) : output).rename(DECODED);
    return builder.graph();
  }

  /** x and z → {@link #LOG_LIKELIHOOD}, one per row. */
  SameDiff scorer(int rows) {
    GraphBuilder builder = new GraphBuilder(this, rows, false);
    SDVariable x = builder.input(X, dataSize());
    SDVariable output = builder.decode(builder.input(Z, config().latentSize()));
    builder.distortion(output, x, 1).neg(LOG_LIKELIHOOD);
    return builder.graph();
  }

  /** x and z → {@link #LOG_LIKELIHOOD_GRADIENT}, with respect to z. */
  SameDiff scoreGradient(int rows) {
    GraphBuilder builder = new GraphBuilder(this, rows, false);
    SDVariable x = builder.input(X, dataSize());
    SDVariable output = builder.decode(builder.input(Z, config().latentSize()));
    // Rows do not depend on each other: the gradient of their sum is the gradient of each.
    builder.distortion(output, x).neg(LOSS);
    SameDiff graph = differentiated(builder.graph(), Z);
    graph.getGradForVariable(Z).rename(LOG_LIKELIHOOD_GRADIENT);
    return graph;
  }

  /** x, noise and β → {@link #LOSS} and the gradient of every weight. */
  SameDiff training(int batchSize, Objective objective, Regularization regularization) {
    GraphBuilder builder = new GraphBuilder(this, batchSize, regularization.dropout() > 0);
    SameDiff graph = builder.graph();
    SDVariable x = builder.input(X, dataSize());
    SDVariable noise = builder.input(NOISE, config().latentSize());
    SDVariable beta = graph.placeHolder(BETA, DataType.FLOAT);
    builder.encode(x);
    SDVariable mean = graph.getVariable(WeightLayout.MEAN);
    SDVariable logVariance = graph.getVariable(WeightLayout.LOG_VARIANCE);
    SDVariable z = mean.add(graph.math.exp(logVariance.mul(0.5)).mul(noise));
    SDVariable distortion = builder.meanDistortion(builder.decode(z), x);
    SDVariable rate = builder.rate(mean, logVariance, objective.freeBitsNats());
    builder.penalised(distortion.add(rate.mul(beta)), regularization).rename(LOSS);
    return differentiated(graph, slots().stream().map(WeightSlot::name).toArray(String[]::new));
  }

  /** SameDiff prints a line for every op; they would stand in every trial's log. */
  private static SameDiff differentiated(SameDiff graph, String... variables) {
    graph.setLossVariables(LOSS);
    synchronized (VaeGraphs.class) { // two at once could put each other's silence back
      PrintStream out = System.out;
      System.setOut(
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
      try {
        graph.createGradFunction(variables);
      } finally {
        System.setOut(out);
      }
    }
    return graph.getFunction("grad");
  }

  static String mask(String layer) {
    return layer + "_mask";
  }
}
