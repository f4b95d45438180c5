package dev.elbow.runner.search.tpe;

/**
 * How wide the kernels of a mixture are.
 *
 * @param normal standard deviation, of coordinates in [0, 1]
 * @param spread what each other word gets, to 1 for the observed one
 */
record Bandwidths(double normal, double spread) {
  static double F = Double.parseDouble(System.getProperty("tpe.factor", "0.2"));
  static int CLIP = Integer.getInteger("tpe.clip", 100);
  static int MODE = Integer.getInteger("tpe.mode", 0);

  static Bandwidths of(int observations, int axes) {
    double width = F * Math.pow(Math.max(1, observations), -1.0 / (axes + 4));
    double least = 1.0 / Math.min(CLIP, 1 + observations);
    if (MODE == 1) {
      least = 1.0 / CLIP;
    }
    return new Bandwidths(Math.min(1, Math.max(least, width)), 1.0 / (observations + 1));
  }

  Kernel kernel(Axis axis, double centre) {
    return axis.kernel(centre, normal, spread);
  }
}
