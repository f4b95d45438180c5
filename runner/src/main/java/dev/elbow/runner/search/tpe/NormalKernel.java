package dev.elbow.runner.search.tpe;

import java.util.SplittableRandom;
import org.apache.commons.numbers.gamma.ErfDifference;

/**
 * A normal distribution cut off at 0 and 1.
 *
 * @param logMass ln of what of the whole lies between 0 and 1
 */
record NormalKernel(double centre, double deviation, double logMass) implements Kernel {
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /**
   * @param centre in [0, 1]
   */
  static NormalKernel of(double centre, double deviation) {
    return new NormalKernel(centre, deviation, Math.log(mass(centre, deviation, 0, 1)));
  }

  @Override
  public double logDensity(double coordinate) {
    double z = (coordinate - centre) / deviation;
    return -0.5 * z * z - HALF_LOG_TWO_PI - Math.log(deviation) - logMass;
  }

  /** ln of the probability of an interval within [0, 1]. */
  double logProbability(double from, double to) {
    return Math.log(Math.max(mass(centre, deviation, from, to), Double.MIN_NORMAL)) - logMass;
  }

  @Override
  public double draw(SplittableRandom random) {
    while (true) { // of a centre in [0, 1] and a deviation of at most 1, every third stays inside
      double drawn = centre + deviation * random.nextGaussian();
      if (drawn >= 0 && drawn <= 1) {
        return drawn;
      }
    }
  }

  private static double mass(double centre, double deviation, double from, double to) {
    double scale = deviation * Math.sqrt(2);
    return 0.5 * ErfDifference.value((from - centre) / scale, (to - centre) / scale);
  }
}
