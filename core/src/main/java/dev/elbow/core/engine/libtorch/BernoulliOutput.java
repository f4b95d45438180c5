package dev.elbow.core.engine.libtorch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Independent bits with logits l: −ln p(x|z) = Σ softplus(l) − x l. */
final class BernoulliOutput implements OutputLikelihood {
  private static final long[] COLUMNS = {1};

  private final Tensor logits;
  private final Tensor flatLogits;
  private final Tensor gradient;
  private final Tensor scratch;
  private final Scalar perRow;
  private final Scalar half;

  BernoulliOutput(Memory memory, Head output) {
    logits = output.value();
    flatLogits = memory.keep(logits.view(-1));
    gradient = output.gradient();
    scratch = memory.zeros(ScalarType.Float, logits.size(0), logits.size(1));
    half = memory.keep(new Scalar(.5));
    perRow = memory.keep(new Scalar(1. / logits.size(0)));
  }

  @Override
  public Tensor distortion(Tensor x) {
    Tensor nats = sumOfSoftplus().sub_(SingleProducts.dot(flatLogits, x.view(-1)));
    torch.sigmoid_out(gradient, logits).sub_(x).mul_(perRow);
    return nats.mul_(perRow);
  }

  /**
   * Σ softplus(l) as ½ Σ (|l| + l) − Σ ln σ(|l|), in half the time of the library's softplus.
   * Overwrites the scratch.
   */
  private Tensor sumOfSoftplus() {
    torch.abs_out(scratch, logits);
    Tensor linear = scratch.sum().add_(logits.sum()).mul_(half);
    return linear.sub_(scratch.sigmoid_().log_().sum());
  }

  @Override
  public Tensor expectation() {
    return torch.sigmoid_out(scratch, logits);
  }

  @Override
  public Tensor logLikelihood(Tensor x) {
    torch.softplus_out(scratch, logits);
    torch.mul_out(gradient, logits, x).sub_(scratch);
    return gradient.sum(COLUMNS);
  }

  @Override
  public void logLikelihoodGradient(Tensor x) {
    torch.sigmoid_out(scratch, logits);
    torch.sub_out(gradient, x, scratch);
  }
}
