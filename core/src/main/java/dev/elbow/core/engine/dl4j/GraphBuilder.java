package dev.elbow.core.engine.dl4j;

import dev.elbow.core.engine.WeightLayout;
import dev.elbow.core.engine.WeightSlot;
import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;
import dev.elbow.core.model.Regularization;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/** Adds the parts of a VAE to one SameDiff graph with a fixed number of rows. */
final class GraphBuilder {
  private static final double HALF_LN_2_PI = 0.5 * Math.log(2 * Math.PI);

  private final VaeGraphs vae;
  private final int rows;
  private final boolean dropout;
  private final SameDiff graph = SameDiff.create();

  GraphBuilder(VaeGraphs vae, int rows, boolean dropout) {
    this.vae = vae;
    this.rows = rows;
    this.dropout = dropout;
    for (WeightSlot slot : vae.slots()) {
      graph.var(slot.name(), DataType.FLOAT, slot.dimensions());
    }
  }

  SameDiff graph() {
    return graph;
  }

  /** A placeholder of [rows x columns]. */
  SDVariable input(String name, int columns) {
    return graph.placeHolder(name, DataType.FLOAT, rows, columns);
  }

  /**
   * Names {@link WeightLayout#MEAN} and {@link WeightLayout#LOG_VARIANCE}, [rows x latent size].
   */
  void encode(SDVariable x) {
    SDVariable h = hiddenLayers(x, "encoder");
    affine(h, WeightLayout.MEAN).rename(WeightLayout.MEAN);
    affine(h, WeightLayout.LOG_VARIANCE).rename(WeightLayout.LOG_VARIANCE);
  }

  /** Logits or means of x, [rows x data size]. */
  SDVariable decode(SDVariable z) {
    double gain = vae.config().decoderInputGain();
    return affine(hiddenLayers(gain == 1 ? z : z.mul(gain), "decoder"), WeightLayout.OUTPUT);
  }

  /**
   * −ln p(x|z), summed over the given dimensions, or over all.
   *
   * <p>Bernoulli with logits l: Σ softplus(l) − x l. Gaussian: Σ ½ (x − x̂)²/σ² + ln σ + ½ ln 2π.
   */
  SDVariable distortion(SDVariable output, SDVariable x, int... dimensions) {
    if (!(vae.config().likelihood() instanceof Gaussian gaussian)) {
      return graph.nn.softplus(output).sub(output.mul(x)).sum(dimensions);
    }
    double terms = (double) vae.dataSize() * (dimensions.length == 0 ? rows : 1);
    SDVariable error = x.sub(output);
    SDVariable squares = error.mul(error).sum(dimensions);
    if (gaussian.sigma() instanceof Sigma.Fixed fixed) {
      double variance = fixed.value() * fixed.value();
      return squares.mul(0.5 / variance).add(terms * (HALF_LN_2_PI + Math.log(fixed.value())));
    }
    SDVariable logSigma = graph.getVariable(WeightLayout.LOG_SIGMA);
    return squares
        .mul(graph.math.exp(logSigma.mul(-2)))
        .mul(0.5)
        .add(logSigma.mul(terms))
        .add(terms * HALF_LN_2_PI);
  }

  /**
   * {@link #distortion} averaged over the batch, for a loss: nothing but sums of it with other
   * terms may be differentiated, because the library's gradient of a cross-entropy looks at nothing
   * behind it.
   */
  SDVariable meanDistortion(SDVariable output, SDVariable x) {
    if (vae.config().likelihood() instanceof Gaussian) {
      return distortion(output, x).mul(1.0 / rows);
    }
    SDVariable weight = graph.constant(1f / rows);
    return graph.loss.sigmoidCrossEntropy(x, output, weight, LossReduce.SUM, 0);
  }

  /**
   * Σ ½ (s² + μ² − 1 − ln s²), averaged over the batch. A dimension whose average is below its free
   * bits counts as that many nats, which pass no gradient.
   */
  SDVariable rate(SDVariable mean, SDVariable logVariance, double freeBitsNats) {
    SDVariable kl = graph.math.exp(logVariance).add(mean.mul(mean)).sub(1).sub(logVariance);
    if (freeBitsNats == 0) {
      return kl.sum().mul(0.5 / rows);
    }
    SDVariable perDimension = kl.sum(0).mul(0.5 / rows);
    SDVariable above = graph.math.step(perDimension, freeBitsNats);
    return perDimension.mul(above).add(above.rsub(1).mul(freeBitsNats)).sum();
  }

  /** The loss with its L1 and L2 penalties on weight matrices. */
  SDVariable penalised(SDVariable loss, Regularization regularization) {
    SDVariable result = loss;
    for (WeightSlot slot : vae.slots()) {
      if (!slot.isMatrix()) {
        continue;
      }
      SDVariable weight = graph.getVariable(slot.name());
      if (regularization.l1() > 0) {
        result = result.add(graph.math.abs(weight).sum().mul(regularization.l1()));
      }
      if (regularization.l2() > 0) {
        result = result.add(weight.mul(weight).sum().mul(0.5 * regularization.l2()));
      }
    }
    return result;
  }

  private SDVariable hiddenLayers(SDVariable input, String stack) {
    SDVariable h = input;
    for (int i = 0; i < vae.config().hidden().size(); i++) {
      String layer = stack + i;
      h = activate(affine(h, layer));
      if (dropout) {
        boolean encoder = stack.equals("encoder");
        int width = encoder ? vae.config().hidden().get(i) : vae.layout().decoderWidth(i);
        h = h.mul(input(VaeGraphs.mask(layer), width));
      }
    }
    return h;
  }

  private SDVariable affine(SDVariable input, String layer) {
    return graph.nn.linear(
        input,
        graph.getVariable(WeightLayout.weight(layer)),
        graph.getVariable(WeightLayout.bias(layer)));
  }

  private SDVariable activate(SDVariable h) {
    return switch (vae.config().activation()) {
      case RELU -> graph.nn.relu(h, 0);
      case TANH -> graph.math.tanh(h);
      case ELU -> graph.nn.elu(h);
      case SOFTPLUS -> graph.nn.softplus(h);
    };
  }
}
