package dev.elbow.core.engine.libtorch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Relatives of Adam for which the library has no fused kernel. */
final class MomentRules {
  static final double BETA1 = 0.9;
  static final double BETA2 = 0.999;
  static final double EPSILON = 1e-8;

  private MomentRules() {}

  /** Both moments' corrections for having started at 0 (Kingma and Ba 2015, section 2). */
  static double adamRate(int update, double learningRate) {
    return learningRate * Math.sqrt(1 - Math.pow(BETA2, update)) / (1 - Math.pow(BETA1, update));
  }

  private static double firstMomentRate(int update, double learningRate) {
    return learningRate / (1 - Math.pow(BETA1, update));
  }

  private static void decay(Tensor moment, Tensor value, double decay) {
    moment.mul_(new Scalar(decay)).add_(value, new Scalar(1 - decay));
  }

  private static void decayOfSquares(Tensor moment, Tensor value, double decay) {
    moment.mul_(new Scalar(decay)).addcmul_(value, value, new Scalar(1 - decay));
  }

  /** weights −= rate · numerator / (√square + ε). Overwrites the numerator and the scratch. */
  static void descend(
      UpdateRule.State state, Tensor numerator, Tensor square, double epsilon, Tensor rate) {
    Tensor denominator = torch.sqrt_out(state.scratch(), square).add_(new Scalar(epsilon));
    state.weights().sub_(numerator.div_(denominator).mul_(rate));
  }

  /** Kingma and Ba (2015), section 7.1. */
  record AdaMax() implements UpdateRule {
    private static final double NEVER_ZERO = 1e-32;

    @Override
    public int memories() {
      return 2;
    }

    @Override
    public double rate(int update, double learningRate) {
      return firstMomentRate(update, learningRate);
    }

    @Override
    public void apply(State state, Tensor gradient, Tensor rate) {
      Tensor mean = state.memory(0);
      Tensor largest = state.memory(1);
      decay(mean, gradient, BETA1);
      largest.mul_(new Scalar(BETA2));
      torch.maximum_out(largest, largest, gradient.abs_()).add_(new Scalar(NEVER_ZERO));
      state.weights().sub_(torch.div_out(state.scratch(), mean, largest).mul_(rate));
    }
  }

  /** Dozat (2016). */
  record Nadam() implements UpdateRule {
    @Override
    public int memories() {
      return 2;
    }

    @Override
    public double rate(int update, double learningRate) {
      return firstMomentRate(update, learningRate);
    }

    @Override
    public void apply(State state, Tensor gradient, Tensor rate) {
      Tensor mean = state.memory(0);
      decay(mean, gradient, BETA1);
      decayOfSquares(state.memory(1), gradient, BETA2);
      gradient.mul_(new Scalar(1 - BETA1)).add_(mean, new Scalar(BETA1));
      descend(state, gradient, state.memory(1), EPSILON, rate);
    }
  }

  /** Zhuang et al. (2020). */
  record AdaBelief() implements UpdateRule {
    private static final double TINY = 1e-14;

    @Override
    public int memories() {
      return 2;
    }

    @Override
    public double rate(int update, double learningRate) {
      return adamRate(update, learningRate);
    }

    @Override
    public void apply(State state, Tensor gradient, Tensor rate) {
      Tensor mean = state.memory(0);
      decay(mean, gradient, BETA1);
      decayOfSquares(state.memory(1), gradient.sub_(mean), BETA2);
      state.memory(1).add_(new Scalar(TINY));
      descend(state, gradient.copy_(mean), state.memory(1), TINY, rate);
    }
  }
}
