package dev.elbow.runner.search.tpe;

import java.util.SplittableRandom;

/** A distribution of one coordinate. */
interface Kernel {

  /** ln of the density, or of the probability of the value that lies there. */
  double logDensity(double coordinate);

  double draw(SplittableRandom random);
}
