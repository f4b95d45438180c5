package dev.elbow.runner.search.bayes;

import dev.elbow.runner.search.encoding.ShiftedSobol;
import dev.elbow.runner.search.encoding.SpaceEncoding;
import dev.elbow.runner.search.gp.BoundedMinimiser;
import dev.elbow.runner.search.gp.BoundedMinimiser.Minimum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The search for the point that an acquisition function prefers: many raw candidates, spread evenly
 * and around good points, then for the best few of them sweeps along each parameter and gradient
 * ascent along the continuous ones.
 */
final class AcquisitionSearch {
  private static final int SPREAD = 256;
  private static final int NEAR = 256;
  private static final int REFINED = 4;
  private static final int SWEEP = 12;
  private static final int ASCENT_EVALUATIONS = 25;

  private final SpaceEncoding space;
  private final Acquisition acquisition;
  private final SplittableRandom random;

  AcquisitionSearch(SpaceEncoding space, Acquisition acquisition, SplittableRandom random) {
    this.space = space;
    this.acquisition = acquisition;
    this.random = random;
  }

  /**
   * Candidates, the best first.
   *
   * @param good points of the cube around which to look, the most promising first
   */
  List<Candidate> candidates(List<double[]> good) {
    List<Candidate> all = new ArrayList<>();
    spread(all);
    near(good, all);
    Comparator<Candidate> best = Comparator.comparingDouble(c -> -c.worth());
    all.sort(best);
    List<Candidate> refined = new ArrayList<>();
    for (Candidate candidate : starts(all)) {
      refined.add(ascended(swept(candidate)));
    }
    all.addAll(refined);
    all.sort(best);
    return all;
  }

  private void spread(List<Candidate> all) {
    ShiftedSobol sobol = new ShiftedSobol(space.dimensions(), random);
    for (int i = 0; i < SPREAD; i++) {
      all.add(candidate(sobol.next()));
    }
  }

  private void near(List<double[]> good, List<Candidate> all) {
    if (good.isEmpty()) {
      return;
    }
    for (int i = 0; i < NEAR; i++) {
      double[] centre = good.get((int) (good.size() * square(random.nextDouble())));
      double[] other = good.get(random.nextInt(good.size()));
      all.add(candidate(mutant(centre, other)));
    }
  }

  /** Some coordinates moved, by steps of all sizes, or taken from another good point. */
  private double[] mutant(double[] centre, double[] other) {
    double[] point = centre.clone();
    double scale = Math.pow(10, -3 + 2.5 * random.nextDouble());
    double share = Math.max(random.nextDouble(), 1.0 / point.length);
    boolean crossed = random.nextInt(3) == 0;
    for (int j = 0; j < point.length; j++) {
      if (crossed && random.nextBoolean()) {
        point[j] = other[j];
      }
      if (random.nextDouble() < share) {
        point[j] = moved(j, point[j], scale);
      }
    }
    return point;
  }

  private double moved(int parameter, double from, double scale) {
    double[] levels = space.levels(parameter);
    if (levels.length > 0 && (levels.length <= 3 || random.nextBoolean())) {
      return levels[random.nextInt(levels.length)];
    }
    return reflected(from + scale * random.nextGaussian());
  }

  private static double reflected(double x) {
    double folded = Math.abs(x) % 2;
    return folded > 1 ? 2 - folded : folded;
  }

  /** The best candidates, no two of them close to each other. */
  private List<Candidate> starts(List<Candidate> sorted) {
    List<Candidate> starts = new ArrayList<>();
    for (Candidate candidate : sorted) {
      if (starts.size() == REFINED) {
        break;
      }
      if (starts.stream().allMatch(s -> distance(s.cube(), candidate.cube()) > 0.05)) {
        starts.add(candidate);
      }
    }
    return starts;
  }

  private static double distance(double[] a, double[] b) {
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }

  /** The best of a few values of each parameter in turn. */
  private Candidate swept(Candidate start) {
    Candidate best = start;
    for (int j = 0; j < space.dimensions(); j++) {
      double[] levels = space.levels(j);
      int count = levels.length > 0 ? Math.min(levels.length, 2 * SWEEP) : SWEEP;
      double offset = random.nextDouble();
      double[] base = best.cube();
      for (int k = 0; k < count; k++) {
        double[] point = base.clone();
        point[j] = levels.length > 0 ? levels[k * levels.length / count] : (k + offset) / count;
        Candidate next = candidate(point);
        best = next.worth() > best.worth() ? next : best;
      }
    }
    return best;
  }

  private Candidate ascended(Candidate start) {
    int d = space.dimensions();
    double[] low = new double[d];
    double[] high = new double[d];
    Arrays.fill(high, 1);
    BoundedMinimiser minimiser = new BoundedMinimiser(low, high, ASCENT_EVALUATIONS, 1e-4);
    Minimum found = minimiser.minimise(this::descent, start.cube());
    double worth = -found.value();
    return worth > start.worth() ? new Candidate(found.point(), worth) : start;
  }

  private double descent(double[] cube, double[] gradient) {
    double[] point = space.embed(cube);
    double[] slope = new double[point.length];
    double value = acquisition.value(point, slope);
    for (int j = 0; j < cube.length; j++) {
      int coordinate = space.follows(j);
      boolean moves = coordinate >= 0 && point[coordinate] == cube[j];
      gradient[j] = moves ? -slope[coordinate] : 0;
    }
    return -value;
  }

  private Candidate candidate(double[] cube) {
    return new Candidate(cube, acquisition.value(space.embed(cube)));
  }

  private static double square(double x) {
    return x * x;
  }
}
