package dev.elbow.core.engine.dl4j;

import dev.elbow.core.engine.dl4j.Weights.Slot;
import dev.elbow.core.model.Likelihood.Bernoulli;
import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;
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
 *
 * @param dataSize values per example
 */
record VaeGraphs(VaeConfig config, int dataSize) {
  static final String X = "x";
  static final String Z = "z";
  static final String NOISE = "noise";
  static final String BETA = "beta";
  static final String LOSS = "loss";
  static final String MEAN = "mean";
  static final String LOG_VARIANCE = "log_variance";
  static final String DECODED = "decoded";
  static final String LOG_LIKELIHOOD = "log_likelihood";
  static final String LOG_LIKELIHOOD_GRADIENT = "log_likelihood_gradient";
  static final String LOG_SIGMA = "log_sigma";

  /** The weights, in the order in which they lie in memory and on disk. */
  List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    int width = dataSize;
    for (int i = 0; i < config.hidden().size(); i++) {
      width = addLayer(slots, "encoder" + i, width, config.hidden().get(i));
    }
    addLayer(slots, MEAN, width, config.latentSize());
    addLayer(slots, LOG_VARIANCE, width, config.latentSize());
    width = config.latentSize();
    for (int i = 0; i < config.hidden().size(); i++) {
      width = addLayer(slots, "decoder" + i, width, decoderWidth(i));
    }
    addLayer(slots, "output", width, dataSize);
    if (learnsSigma()) {
      slots.add(Slot.vector(LOG_SIGMA, 1));
    }
    return slots;
  }

  boolean learnsSigma() {
    return config.likelihood() instanceof Gaussian gaussian
        && gaussian.sigma() instanceof Sigma.Learned;
  }

  /** The dropout masks of the training graph, one per hidden layer. */
  List<Slot> masks(int batchSize) {
    List<Slot> masks = new ArrayList<>();
    for (int i = 0; i < config.hidden().size(); i++) {
      masks.add(Slot.matrix(mask("encoder" + i), batchSize, config.hidden().get(i)));
      masks.add(Slot.matrix(mask("decoder" + i), batchSize, decoderWidth(i)));
    }
    return masks;
  }

  /** x → {@link #MEAN} and {@link #LOG_VARIANCE}. */
  SameDiff encoder(int rows) {
    GraphBuilder builder = new GraphBuilder(this, rows, false);
    builder.encode(builder.input(X, dataSize));
    return builder.graph();
  }

  /** z → {@link #DECODED}, the mean of x. */
  SameDiff decoder(int rows) {
    GraphBuilder builder = new GraphBuilder(this, rows, false);
    SDVariable output = builder.decode(builder.input(Z, config.latentSize()));
    boolean logits = config.likelihood() instanceof Bernoulli;
    (logits ? builder.graph().nn.sigmoid(output) : output).rename(DECODED);
    return builder.graph();
  }

  /** x and z → {@link #LOG_LIKELIHOOD}, one per row. */
  SameDiff scorer(int rows) {
    GraphBuilder builder = new GraphBuilder(this, rows, false);
    SDVariable x = builder.input(X, dataSize);
    SDVariable output = builder.decode(builder.input(Z, config.latentSize()));
    builder.distortion(output, x, 1).neg(LOG_LIKELIHOOD);
    return builder.graph();
  }

  /** x and z → {@link #LOG_LIKELIHOOD_GRADIENT}, with respect to z. */
  SameDiff scoreGradient(int rows) {
    GraphBuilder builder = new GraphBuilder(this, rows, false);
    SDVariable x = builder.input(X, dataSize);
    SDVariable output = builder.decode(builder.input(Z, config.latentSize()));
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
    SDVariable x = builder.input(X, dataSize);
    SDVariable noise = builder.input(NOISE, config.latentSize());
    SDVariable beta = graph.placeHolder(BETA, DataType.FLOAT);
    builder.encode(x);
    SDVariable mean = graph.getVariable(MEAN);
    SDVariable logVariance = graph.getVariable(LOG_VARIANCE);
    SDVariable z = mean.add(graph.math.exp(logVariance.mul(0.5)).mul(noise));
    SDVariable distortion = builder.distortion(builder.decode(z), x).mul(1.0 / batchSize);
    SDVariable rate = builder.rate(mean, logVariance, objective.freeBitsNats());
    builder.penalised(distortion.add(rate.mul(beta)), regularization).rename(LOSS);
    return differentiated(graph, slots().stream().map(Slot::name).toArray(String[]::new));
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

  static String weight(String layer) {
    return layer + "_weight";
  }

  static String bias(String layer) {
    return layer + "_bias";
  }

  static String mask(String layer) {
    return layer + "_mask";
  }

  int decoderWidth(int layer) {
    return config.hidden().get(config.hidden().size() - 1 - layer);
  }

  private static int addLayer(List<Slot> slots, String name, int inputs, int outputs) {
    slots.add(Slot.matrix(weight(name), inputs, outputs));
    slots.add(Slot.vector(bias(name), outputs));
    return outputs;
  }
}
