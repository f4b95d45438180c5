package dev.elbow.core.data;

/** What the values of a data set are, and so which likelihoods can model them. */
public enum ValueKind {
  /** Only 0 and 1: a Bernoulli likelihood fits. */
  BITS,
  /** Within [0, 1]: under a Bernoulli likelihood the ELBO is no bound of a probability. */
  UNIT_INTERVAL,
  /** Any numbers: a Bernoulli likelihood is undefined. */
  REAL
}
