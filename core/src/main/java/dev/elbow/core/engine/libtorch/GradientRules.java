package dev.elbow.core.engine.libtorch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Rules that follow the gradient itself, some scaled by its past. */
final class GradientRules {
  private GradientRules() {}

  /** Tieleman and Hinton (2012). */
  record RmsProp() implements UpdateRule {
    private static final double DECAY = 0.95;
    private static final double EPSILON = 1e-8;

    @Override
    public int memories() {
      return 1;
    }

    @Override
    public double initialMemory() {
      return EPSILON;
    }

    @Override
    public void apply(State state, Tensor gradient, Tensor rate) {
      Tensor square = state.memory(0);
      square.mul_(new Scalar(DECAY)).addcmul_(gradient, gradient, new Scalar(1 - DECAY));
      MomentRules.descend(state, gradient, square, EPSILON, rate);
    }
  }

  /** Duchi et al. (2011). */
  record AdaGrad() implements UpdateRule {
    private static final double EPSILON = 1e-6;

    @Override
    public int memories() {
      return 1;
    }

    @Override
    public double initialMemory() {
      return EPSILON;
    }

    @Override
    public void apply(State state, Tensor gradient, Tensor rate) {
      Tensor squares = state.memory(0).addcmul_(gradient, gradient);
      MomentRules.descend(state, gradient, squares, EPSILON, rate);
    }
  }

  /**
   * Nesterov's momentum as Bengio et al. (2013) write it: v ← μ v − r g, w ← w − μ v₋₁ + (1 + μ) v.
   */
  record Nesterov() implements UpdateRule {
    private static final double MOMENTUM = 0.9;

    @Override
    public int memories() {
      return 1;
    }

    @Override
    public boolean needsScratch() {
      return false;
    }

    @Override
    public void apply(State state, Tensor gradient, Tensor rate) {
      Tensor velocity = state.memory(0).mul_(new Scalar(MOMENTUM));
      state.weights().sub_(velocity);
      velocity.sub_(gradient.mul_(rate));
      state.weights().add_(velocity, new Scalar(1 + MOMENTUM));
    }
  }

  /** Plain gradient descent. */
  record Sgd() implements UpdateRule {
    @Override
    public int memories() {
      return 0;
    }

    @Override
    public boolean needsScratch() {
      return false;
    }

    @Override
    public void apply(State state, Tensor gradient, Tensor rate) {
      state.weights().sub_(gradient.mul_(rate));
    }
  }
}
