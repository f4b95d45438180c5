package dev.elbow.core.metrics;

/** What is known of each latent dimension. */
public enum DimensionMetric {
  /** Mean KL to the prior, in nats. */
  KL("kl_per_dimension"),
  /** A_i: variance over examples of the posterior mean. */
  ACTIVITY("activity_per_dimension"),
  /** Distortion added by swapping this dimension's codes between examples, in nats. */
  DECODER_USE("decoder_use_per_dimension"),
  /** E‖∂x̂/∂z_i‖², in the data's units squared. */
  SENSITIVITY("sensitivity_per_dimension");

  private final String id;

  DimensionMetric(String id) {
    this.id = id;
  }

  /** The stable name, in the store and in JSON. */
  public String id() {
    return id;
  }
}
