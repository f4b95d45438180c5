package dev.elbow.core.model;

/**
 * What the matrix products of training are computed in. The weights that are updated, the loss,
 * every statistic and all evaluation are 32-bit floats whatever is chosen here.
 */
public enum Precision {
  /** 32-bit floats throughout. */
  FP32,
  /**
   * Factors rounded to 10 bits of mantissa, results not, as GPUs from compute capability 8.0 on
   * offer.
   */
  TF32,
  /**
   * Factors and results in bfloat16: the exponent of a 32-bit float and 7 bits of mantissa. So
   * hidden activations and their gradients are bfloat16, logits or means of the data, μ and ln σ²
   * are rounded before the loss is computed from them, and so are the gradients that products give
   * for weights, before the update (Micikevicius et al. 2018, "Mixed precision training").
   */
  BF16
}
