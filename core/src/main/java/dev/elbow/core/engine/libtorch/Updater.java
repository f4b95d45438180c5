package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.WeightLayout;
import dev.elbow.core.model.Likelihood.Sigma;
import dev.elbow.core.model.OptimizerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Weights in training, what the update rule remembers of them, and the way both change. */
final class Updater {
  private static final long ALIGNMENT = 16; // floats in a cache line

  private final UpdateRule rule;
  private final Tensor everything;
  private final Weights weights;
  private final UpdateRule.State state;
  private final Optional<Tensor> logSigma;
  private final Scalar minLogSigma;
  private int updates;

  /** Weights of 0 that no gradient has changed yet. */
  Updater(Memory memory, WeightLayout layout, OptimizerConfig config) {
    rule = UpdateRule.of(config.algorithm());
    long size = layout.size();
    long stride = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    everything = memory.zeros(ScalarType.Float, stride * (1 + rule.memories()));
    weights = new Weights(memory, layout, memory.keep(everything.narrow(0, 0, size)));
    List<Tensor> memories = new ArrayList<>();
    for (int i = 1; i <= rule.memories(); i++) {
      memories.add(memory.keep(everything.narrow(0, i * stride, size)));
      memories.get(i - 1).fill_(new Scalar(rule.initialMemory()));
    }
    Tensor scratch = memory.zeros(ScalarType.Float, rule.needsScratch() ? size : 0);
    state = new UpdateRule.State(weights.flat(), memories, scratch);
    logSigma =
        layout.learnsSigma() ? Optional.of(weights.view(WeightLayout.LOG_SIGMA)) : Optional.empty();
    minLogSigma = memory.keep(new Scalar(Sigma.Learned.MIN_LOG_SIGMA));
  }

  Weights weights() {
    return weights;
  }

  /** The weights and all that the rule remembers of them, in one flat tensor. */
  Tensor everything() {
    return everything;
  }

  /** How many updates were made. */
  int updates() {
    return updates;
  }

  void updatesMade(int made) {
    updates = made;
  }

  /** The rates of the next updates, one after the other. */
  float[] rates(int count, double learningRate) {
    float[] rates = new float[count];
    for (int i = 0; i < count; i++) {
      rates[i] = (float) rule.rate(updates + 1 + i, learningRate);
    }
    return rates;
  }

  /**
   * Makes an update.
   *
   * @param gradient of all weights; overwritten
   * @param rate one of {@link #rates}, a scalar
   */
  void apply(Tensor gradient, Tensor rate) {
    rule.apply(state, gradient, rate);
    logSigma.ifPresent(value -> value.clamp_min_(minLogSigma));
  }
}
