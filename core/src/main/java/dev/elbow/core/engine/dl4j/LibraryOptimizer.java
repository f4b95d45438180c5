package dev.elbow.core.engine.dl4j;

import dev.elbow.core.model.OptimizerConfig;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

/** One of the library's update rules, wherever its arrays lie. */
final class LibraryOptimizer implements Optimizer {
  private final IUpdater rule;
  private final GradientUpdater<?> updater;
  private final Optional<INDArray> state;
  private int updates;

  /** A rule that has seen no gradient yet: its state is zeros. */
  LibraryOptimizer(OptimizerConfig config, long weights) {
    rule = rule(config.algorithm(), config.learningRate());
    long stateSize = rule.stateSize(weights);
    state =
        stateSize == 0 ? Optional.empty() : Optional.of(Nd4j.zeros(DataType.FLOAT, 1, stateSize));
    updater = start(rule, weights, state.orElse(null));
  }

  /** Overwrites the gradient with what is subtracted from the weights. */
  @Override
  public void update(INDArray weights, INDArray gradient, double scale, double learningRate) {
    if (rule.hasLearningRate()) {
      updater.getConfig().setLrAndSchedule(learningRate, null);
    }
    if (scale != 1) {
      gradient.muli(scale);
    }
    updater.applyUpdater(gradient, updates++, 0);
    weights.subi(gradient);
  }

  @Override
  public void save(DataOutputStream out) throws IOException {
    out.writeInt(updates);
    if (state.isPresent()) {
      ArrayStream.write(state.get(), out);
    }
  }

  @Override
  public void restore(DataInputStream in) throws IOException {
    updates = in.readInt();
    if (state.isPresent()) {
      ArrayStream.read(in, state.get());
    }
  }

  private static IUpdater rule(Algorithm algorithm, double learningRate) {
    return switch (algorithm) {
      case ADAM -> new Adam(learningRate);
      case ADAMAX -> new AdaMax(learningRate);
      case AMSGRAD -> new AMSGrad(learningRate);
      case NADAM -> new Nadam(learningRate);
      case ADABELIEF -> new AdaBelief(learningRate);
      case RMSPROP -> new RmsProp(learningRate);
      case ADAGRAD -> new AdaGrad(learningRate);
      case NESTEROV -> // its constructor of one number takes it for the momentum
          new Nesterovs(learningRate, Nesterovs.DEFAULT_NESTEROV_MOMENTUM);
      case SGD -> new Sgd(learningRate);
    };
  }

  /** All that the updater remembers lies in the given array, or in views of it. */
  private static GradientUpdater<?> start(IUpdater rule, long weights, @Nullable INDArray state) {
    if (state != null && rule instanceof AdaBelief adaBelief) {
      // Its instantiate() reshapes the state to one dimension, then fails reading the second.
      AdaBeliefUpdater updater = new AdaBeliefUpdater(adaBelief);
      updater.setStateViewArray(state, new long[] {1, weights}, 'c', true);
      return updater;
    }
    return rule.instantiate(state, true);
  }
}
