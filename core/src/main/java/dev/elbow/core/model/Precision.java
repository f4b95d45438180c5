package dev.elbow.core.model;

/**
 * What the matrix products of training are computed in. Weights, the loss, every statistic and all
 * evaluation are 32-bit floats whatever is chosen here.
 */
public enum Precision {
  /** 32-bit floats throughout. */
  FP32,
  /** Factors rounded to 10 bits of mantissa, as GPUs from compute capability 8.0 on offer. */
  TF32,
  /**
   * Factors rounded to bfloat16: the exponent of a 32-bit float and 7 bits of mantissa. The weights
   * that are updated stay 32-bit (Micikevicius et al. 2018, "Mixed precision training").
   */
  BF16
}
