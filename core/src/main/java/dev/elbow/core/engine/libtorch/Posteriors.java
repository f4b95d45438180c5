package dev.elbow.core.engine.libtorch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * q(z|x) of a batch in training: z = μ + σ ε (Kingma and Welling 2014), the rate, and the gradients
 * of both in μ and ln σ². All in 32 bits, [rows x latent size] where nothing else is said.
 */
final class Posteriors {
  private static final long[] ROWS = {0};

  private final Head mean;
  private final Head logVariance;
  private final Tensor deviation;
  private final Tensor variance;
  private final Tensor scratch;
  private final Tensor ratePerDimension;
  private final Tensor rateWeights;
  private final Scalars scalars;
  private final double freeBitsNats;

  Posteriors(Memory memory, EncoderNetwork encoder, double freeBitsNats) {
    mean = encoder.mean();
    logVariance = encoder.logVariance();
    long rows = mean.value().size(0);
    long latentSize = mean.value().size(1);
    deviation = memory.zeros(ScalarType.Float, rows, latentSize);
    variance = memory.zeros(ScalarType.Float, rows, latentSize);
    scratch = memory.zeros(ScalarType.Float, rows, latentSize);
    ratePerDimension = memory.zeros(ScalarType.Float, latentSize);
    rateWeights = memory.zeros(ScalarType.Float, latentSize);
    scalars = new Scalars(memory, rows, freeBitsNats);
    this.freeBitsNats = freeBitsNats;
  }

  private record Scalars(Scalar half, Scalar one, Scalar halfOfMean, Scalar freeBits) {
    Scalars(Memory memory, long rows, double freeBitsNats) {
      this(
          memory.keep(new Scalar(.5)),
          memory.keep(new Scalar(1.)),
          memory.keep(new Scalar(.5 / rows)),
          memory.keep(new Scalar(freeBitsNats)));
    }
  }

  /** Overwrites {@code z}. */
  void draw(Tensor noise, Tensor z) {
    torch.mul_out(deviation, logVariance.value(), scalars.half()).exp_();
    torch.addcmul_out(z, mean.value(), deviation, noise);
  }

  /**
   * Σ ½ (σ² + μ² − 1 − ln σ²), averaged over the batch, in nats. A dimension whose average is below
   * its free bits counts as that many nats, which pass no gradient.
   */
  Tensor rate() {
    torch.mul_out(variance, deviation, deviation);
    torch.mul_out(scratch, mean.value(), mean.value());
    scratch.add_(variance).sub_(logVariance.value()).sub_(scalars.one());
    torch.sum_out(ratePerDimension, scratch, ROWS).mul_(scalars.halfOfMean());
    if (freeBitsNats == 0) {
      rateWeights.fill_(scalars.one());
      return ratePerDimension.sum();
    }
    torch.gt_out(rateWeights, ratePerDimension, scalars.freeBits());
    Tensor free = torch.rsub(rateWeights, scalars.one()).mul_(scalars.freeBits());
    return free.addcmul_(ratePerDimension, rateWeights).sum();
  }

  /**
   * Overwrites the gradients of μ and ln σ², after {@link #rate}.
   *
   * @param zGradient that of the distortion
   * @param beta weight of the rate
   */
  void backward(Tensor noise, Tensor zGradient, double beta) {
    rateWeights.mul_(new Scalar(beta / mean.value().size(0)));
    torch.addcmul_out(mean.gradient(), zGradient, mean.value(), rateWeights);
    variance.sub_(scalars.one());
    Tensor gradient = logVariance.gradient();
    torch.mul_out(gradient, zGradient, deviation).mul_(noise);
    gradient.addcmul_(variance, rateWeights).mul_(scalars.half());
  }
}
