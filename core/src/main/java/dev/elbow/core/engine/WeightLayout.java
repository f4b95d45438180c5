package dev.elbow.core.engine;

import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;
import dev.elbow.core.model.VaeConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * Which weights a model has and in what order they lie, on disk and in the memory of an engine that
 * keeps them in one piece: layer after layer, each a matrix and its bias, then ln σ where it is
 * learned.
 *
 * @param dataSize values per example
 */
public record WeightLayout(VaeConfig config, int dataSize) {
  /** The layer of posterior means. */
  public static final String MEAN = "mean";

  /** The layer of ln σ² of the posterior. */
  public static final String LOG_VARIANCE = "log_variance";

  /** The decoder's last layer. */
  public static final String OUTPUT = "output";

  /** ln σ of a Gaussian likelihood, if it is learned. */
  public static final String LOG_SIGMA = "log_sigma";

  /** All weights, in order. */
  public List<WeightSlot> slots() {
    List<WeightSlot> slots = new ArrayList<>();
    int width = dataSize;
    for (int i = 0; i < config.hidden().size(); i++) {
      width = addLayer(slots, encoder(i), width, config.hidden().get(i));
    }
    addLayer(slots, MEAN, width, config.latentSize());
    addLayer(slots, LOG_VARIANCE, width, config.latentSize());
    width = config.latentSize();
    for (int i = 0; i < config.hidden().size(); i++) {
      width = addLayer(slots, decoder(i), width, decoderWidth(i));
    }
    addLayer(slots, OUTPUT, width, dataSize);
    if (learnsSigma()) {
      slots.add(WeightSlot.vector(LOG_SIGMA, 1));
    }
    return List.copyOf(slots);
  }

  /** How many numbers all weights consist of. */
  public long size() {
    return slots().stream().mapToLong(WeightSlot::size).reduce(0, Math::addExact);
  }

  public boolean learnsSigma() {
    return config.likelihood() instanceof Gaussian gaussian
        && gaussian.sigma() instanceof Sigma.Learned;
  }

  /** The name of a hidden layer, counted from 0 at the data. */
  public static String encoder(int layer) {
    return "encoder" + layer;
  }

  /** The name of a hidden layer, counted from 0 at the code. */
  public static String decoder(int layer) {
    return "decoder" + layer;
  }

  /** The width of a hidden layer of the decoder, counted from 0 at the code. */
  public int decoderWidth(int layer) {
    return config.hidden().get(config.hidden().size() - 1 - layer);
  }

  /** The name of a layer's matrix, [inputs x outputs]. */
  public static String weight(String layer) {
    return layer + "_weight";
  }

  /** The name of a layer's bias, [outputs]. */
  public static String bias(String layer) {
    return layer + "_bias";
  }

  private static int addLayer(List<WeightSlot> slots, String name, int inputs, int outputs) {
    slots.add(WeightSlot.matrix(weight(name), inputs, outputs));
    slots.add(WeightSlot.vector(bias(name), outputs));
    return outputs;
  }
}
