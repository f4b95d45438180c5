package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.VaeLearner.Step;
import dev.elbow.core.model.OptimizerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Looks at each step's loss and norm: on a processor nothing has to be waited for. */
final class HostDecisions implements Decisions {
  private final Updater updater;
  private final Tensor gradient;
  private final Tensor rates;
  private final OptionalDouble clipNorm;
  private final double skipThreshold;
  private final List<Step> steps = new ArrayList<>();
  private int made;

  /**
   * @param rates of the updates to come
   */
  HostDecisions(Updater updater, Tensor gradient, Tensor rates, OptimizerConfig config) {
    this.updater = updater;
    this.gradient = gradient;
    this.rates = rates;
    clipNorm = config.clipNorm();
    skipThreshold = config.skipThreshold().orElse(Double.POSITIVE_INFINITY);
  }

  @Override
  public boolean conclude(Tensor loss) {
    double norm = EuclideanNorm.of(gradient);
    boolean skipped = Double.isFinite(norm) && norm > skipThreshold;
    Step step = new Step(loss.item_float(), norm, skipped);
    steps.add(step);
    if (step.isFinite() && !skipped) {
      update(norm);
    }
    return step.isFinite();
  }

  private void update(double norm) {
    if (clipNorm.isPresent() && norm > clipNorm.getAsDouble()) {
      gradient.mul_(new Scalar(clipNorm.getAsDouble() / norm));
    }
    updater.apply(gradient, rates.select(0, made));
    updater.updatesMade(updater.updates() + 1);
    made++;
  }

  @Override
  public List<Step> steps() {
    return List.copyOf(steps);
  }
}
