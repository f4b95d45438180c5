package dev.elbow.runner.search.gp;

/**
 * The Matérn kernel with ν = 5/2 as a function of t = 5 r², where r is the distance in length
 * scales: with a = √t, k = (1 + a + t/3) e⁻ᵃ. In t, unlike in r, its slope needs no division.
 */
final class Matern {
  private Matern() {}

  static double value(double t) {
    double a = Math.sqrt(t);
    return (1 + a + t / 3) * Math.exp(-a);
  }

  /** −6 dk/dt, which is (1 + a) e⁻ᵃ. */
  static double slope(double t) {
    double a = Math.sqrt(t);
    return (1 + a) * Math.exp(-a);
  }
}
