package dev.elbow.core.engine.libtorch;

import dev.elbow.core.model.OptimizerConfig.Algorithm;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * How a gradient changes weights. Formulas and constants are those of ND4J's updaters, so that both
 * engines train alike; what depends on how many updates were made is in the rate alone, a tensor,
 * so that no rule need know whether an update before was skipped.
 */
interface UpdateRule {

  /** How many numbers are remembered of each weight. */
  int memories();

  /** What each of them is before the first update. */
  default double initialMemory() {
    return 0;
  }

  /** Whether it writes to {@link State#scratch}. */
  default boolean needsScratch() {
    return true;
  }

  /**
   * The factor on an update.
   *
   * @param update which one, counted from 1
   */
  default double rate(int update, double learningRate) {
    return learningRate;
  }

  /**
   * Makes an update.
   *
   * @param gradient of all weights; overwritten
   * @param rate a scalar, see {@link #rate}
   */
  void apply(State state, Tensor gradient, Tensor rate);

  /**
   * What an update changes; flat tensors of one size.
   *
   * @param scratch for the rule to write to; empty if it does not
   */
  record State(Tensor weights, List<Tensor> memories, Tensor scratch) {
    Tensor memory(int index) {
      return memories.get(index);
    }
  }

  /** The rule of an algorithm. */
  static UpdateRule of(Algorithm algorithm) {
    return switch (algorithm) {
      case ADAM -> new FusedAdam(false);
      case AMSGRAD -> new FusedAdam(true);
      case ADAMAX -> new MomentRules.AdaMax();
      case NADAM -> new MomentRules.Nadam();
      case ADABELIEF -> new MomentRules.AdaBelief();
      case RMSPROP -> new GradientRules.RmsProp();
      case ADAGRAD -> new GradientRules.AdaGrad();
      case NESTEROV -> new GradientRules.Nesterov();
      case SGD -> new GradientRules.Sgd();
    };
  }
}
