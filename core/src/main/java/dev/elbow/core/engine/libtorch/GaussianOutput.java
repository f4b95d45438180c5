package dev.elbow.core.engine.libtorch;

import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Independent normals around the output x̂: −ln p(x|z) = Σ ½ (x − x̂)²/σ² + ln σ + ½ ln 2π. */
final class GaussianOutput implements OutputLikelihood {
  private static final double HALF_LN_2_PI = 0.5 * Math.log(2 * Math.PI);
  private static final long[] COLUMNS = {1};

  private final Tensor means;
  private final Tensor gradient;
  private final Tensor flatGradient;
  private final Tensor logSigma;
  private final Optional<Tensor> logSigmaGradient;
  private final Scalars scalars;

  private GaussianOutput(
      Memory memory, Head output, Tensor logSigma, Optional<Tensor> logSigmaGradient) {
    means = output.value();
    gradient = output.gradient();
    flatGradient = memory.keep(gradient.view(-1));
    this.logSigma = logSigma;
    this.logSigmaGradient = logSigmaGradient;
    scalars = new Scalars(memory, means.size(0), means.size(1));
  }

  private record Scalars(
      Scalar minusTwo, Scalar half, Scalar perRow, Scalar dataSize, Scalar constant) {
    Scalars(Memory memory, long rows, long dataSize) {
      this(
          memory.keep(new Scalar(-2.)),
          memory.keep(new Scalar(.5)),
          memory.keep(new Scalar(1. / rows)),
          memory.keep(new Scalar((double) dataSize)),
          memory.keep(new Scalar(dataSize * HALF_LN_2_PI)));
    }
  }

  static GaussianOutput fixed(Memory memory, Head output, double sigma) {
    Tensor logSigma = memory.zeros(ScalarType.Float, 1);
    logSigma.fill_(new Scalar(Math.log(sigma)));
    return new GaussianOutput(memory, output, logSigma, Optional.empty());
  }

  /**
   * @param logSigma ln σ, [1]
   * @param gradient of ln σ, [1]; absent in evaluation
   */
  static GaussianOutput learned(
      Memory memory, Head output, Tensor logSigma, Optional<Tensor> gradient) {
    return new GaussianOutput(memory, output, logSigma, gradient);
  }

  /** 1/σ², [1]. */
  private Tensor precision() {
    return torch.mul(logSigma, scalars.minusTwo()).exp_();
  }

  /** D ln σ + ½ D ln 2π, [1]. */
  private Tensor constants() {
    return torch.mul(logSigma, scalars.dataSize()).add_(scalars.constant());
  }

  @Override
  public Tensor distortion(Tensor x) {
    Tensor precision = precision();
    torch.sub_out(gradient, means, x);
    Tensor squares =
        SingleProducts.dot(flatGradient, flatGradient).mul_(scalars.perRow()).mul(precision);
    logSigmaGradient.ifPresent(target -> torch.neg_out(target, squares).add_(scalars.dataSize()));
    gradient.mul_(precision.mul_(scalars.perRow()));
    return squares.mul_(scalars.half()).add_(constants()).squeeze();
  }

  @Override
  public Tensor expectation() {
    return means;
  }

  @Override
  public Tensor logLikelihood(Tensor x) {
    torch.sub_out(gradient, x, means);
    Tensor squares = gradient.mul_(gradient).sum(COLUMNS).mul_(precision());
    return squares.mul_(scalars.half()).add_(constants()).neg_();
  }

  @Override
  public void logLikelihoodGradient(Tensor x) {
    torch.sub_out(gradient, x, means).mul_(precision());
  }
}
