package dev.elbow.runner.search.gp;

/** The most probable parameters of a Gaussian process. */
public final class FittedParameters {
  private final double[] theta;
  private final OutputWarp warp;

  FittedParameters(double[] theta, OutputWarp standardisation) {
    this.theta = theta;
    this.warp = standardisation.withPower(theta[ParameterVector.POWER]);
  }

  double[] theta() {
    return theta;
  }

  OutputWarp warp() {
    return warp;
  }

  /** The power of the output warp; 1 leaves values as they are. */
  public double power() {
    return warp.power();
  }

  /** The variance of the noise, on the warped scale. */
  public double noiseVariance() {
    return Math.exp(theta[ParameterVector.NOISE_VARIANCE]);
  }

  /** The variance of the part of all groups together, on the warped scale. */
  public double jointVariance() {
    return Math.exp(theta[ParameterVector.JOINT_VARIANCE]);
  }

  /** The variance of the sum of the parts of one group each, on the warped scale. */
  public double additiveVariance() {
    return Math.exp(theta[ParameterVector.ADDITIVE_VARIANCE]);
  }
}
