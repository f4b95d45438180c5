package dev.elbow.core.training;

/** What a training came to on the validation split, in nats per example; the ELBO is at β = 1. */
record Terms(double beta, double elbo, double rate, double distortion) {}
