package dev.elbow.runner.search.gp;

/**
 * How a Gaussian process is fitted.
 *
 * @param warped whether the outputs may be transformed; if not, they are only standardised, and the
 *     posterior is normal in their own unit
 * @param maxPoints the parameters are fitted to so many points at most, taken evenly from the data
 * @param evaluations how often the likelihood may be evaluated from each of the starts that are
 *     followed
 */
public record FitOptions(boolean warped, int maxPoints, int evaluations) {

  /** With a warp, for what is not known to be normal. */
  public static FitOptions standard() {
    return new FitOptions(true, 100, 30);
  }

  /** Without a warp. */
  public static FitOptions unwarped() {
    return new FitOptions(false, 100, 30);
  }
}
