package dev.elbow.core.engine.dl4j;

import dev.elbow.core.model.OptimizerConfig.Algorithm;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdaBeliefUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** The library's update rules by their names here. */
final class Optimizers {
  private Optimizers() {}

  static IUpdater create(Algorithm algorithm, double learningRate) {
    return switch (algorithm) {
      case ADAM -> new Adam(learningRate);
      case ADAMAX -> new AdaMax(learningRate);
      case AMSGRAD -> new AMSGrad(learningRate);
      case NADAM -> new Nadam(learningRate);
      case ADABELIEF -> new AdaBelief(learningRate);
      case RMSPROP -> new RmsProp(learningRate);
      case ADAGRAD -> new AdaGrad(learningRate);
      case NESTEROV -> new Nesterovs(learningRate);
      case SGD -> new Sgd(learningRate);
    };
  }

  /** A rule at work on so many weights, with a state of zeros. */
  static GradientUpdater<?> start(IUpdater rule, long weights) {
    long stateSize = rule.stateSize(weights);
    if (stateSize == 0) {
      return rule.instantiate((INDArray) null, true);
    }
    INDArray state = Nd4j.zeros(DataType.FLOAT, 1, stateSize);
    if (rule instanceof AdaBelief adaBelief) {
      // Its instantiate() reshapes the state to one dimension, then fails reading the second.
      AdaBeliefUpdater updater = new AdaBeliefUpdater(adaBelief);
      updater.setStateViewArray(state, new long[] {1, weights}, 'c', true);
      return updater;
    }
    return rule.instantiate(state, true);
  }
}
