package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.VaeLearner.Step;
import dev.elbow.core.model.OptimizerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Decides where the gradient lies, so that steps can be queued without waiting for any: every
 * update is made, and undone where it should not have been.
 */
final class DeviceDecisions implements Decisions {
  private final Updater updater;
  private final Tensor gradient;
  private final Tensor rates;
  private final OptionalDouble clipNorm;
  private final double skipThreshold;
  private final Tensor before;
  private final Tensor losses;
  private final Tensor norms;
  private final Tensor healthy;
  private final Tensor made;
  private int step;

  /**
   * @param rates of the updates to come, one for each step
   * @param before of the size of everything that an update changes; overwritten
   */
  DeviceDecisions(
      Memory memory,
      Updater updater,
      Tensor gradient,
      Tensor rates,
      Tensor before,
      OptimizerConfig config) {
    this.updater = updater;
    this.gradient = gradient;
    this.rates = rates;
    this.before = before;
    clipNorm = config.clipNorm();
    skipThreshold = config.skipThreshold().orElse(Double.POSITIVE_INFINITY);
    losses = memory.temporary(ScalarType.Float, rates.size(0));
    norms = memory.temporary(ScalarType.Double, rates.size(0));
    healthy = memory.temporary(ScalarType.Bool).fill_(new Scalar(1));
    made = memory.temporary(ScalarType.Int, 1);
  }

  @Override
  public boolean conclude(Tensor loss) {
    Tensor norm = EuclideanNorm.inDoubles(gradient);
    losses.select(0, step).copy_(loss);
    norms.select(0, step).copy_(norm);
    step++;
    healthy.logical_and_(torch.isfinite(loss)).logical_and_(torch.isfinite(norm));
    Tensor wanted = torch.le(norm, new Scalar(skipThreshold)).logical_and_(healthy);
    if (clipNorm.isPresent()) {
      Scalar limit = new Scalar(clipNorm.getAsDouble());
      gradient.mul_(torch.reciprocal(norm).mul_(limit).clamp_max_(new Scalar(1.)));
    }
    before.copy_(updater.everything());
    updater.apply(gradient, rates.index_select(0, made).squeeze());
    torch.where_out(updater.everything(), wanted, updater.everything(), before);
    made.add_(wanted);
    return true;
  }

  @Override
  public List<Step> steps() {
    updater.updatesMade(updater.updates() + made.item_int());
    Tensor lossesHere = losses.cpu();
    Tensor normsHere = norms.cpu();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < step && (i == 0 || steps.get(i - 1).isFinite()); i++) {
      double norm = normsHere.select(0, i).item_double();
      boolean skipped = Double.isFinite(norm) && norm > skipThreshold;
      steps.add(new Step(lossesHere.select(0, i).item_float(), norm, skipped));
    }
    return List.copyOf(steps);
  }
}
