package dev.elbow.core.estimators.latents;

/** Sums of densities that are known by their logarithms. */
final class LogSum {
  private LogSum() {}

  /** ln(eᵃ + eᵇ) without overflow. */
  static double of(double a, double b) {
    double max = Math.max(a, b);
    return max + Math.log1p(Math.exp(Math.min(a, b) - max));
  }
}
