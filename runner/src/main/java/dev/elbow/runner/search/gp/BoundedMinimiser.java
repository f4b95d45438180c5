package dev.elbow.runner.search.gp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a smooth function in a box by a limited-memory quasi-Newton method [1, algorithm 7.4]
 * whose steps are projected onto the box; coordinates that a bound holds back are left out of the
 * step.
 *
 * <p>[1] Nocedal, Wright 2006, Numerical optimization.
 */
public final class BoundedMinimiser {
  private static final int MEMORY = 8;
  private static final double SUFFICIENT = 1e-4;
  private static final int MOST_HALVINGS = 12;

  private final double[] min;
  private final double[] max;
  private final int maxEvaluations;
  private final double tolerance;

  /**
   * @param maxEvaluations how often the function may be evaluated
   * @param tolerance ends once a step gains less than this
   */
  public BoundedMinimiser(double[] min, double[] max, int maxEvaluations, double tolerance) {
    this.min = min;
    this.max = max;
    this.maxEvaluations = maxEvaluations;
    this.tolerance = tolerance;
  }

  /** A point in the box with the function's value there. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Minimum(double[] point, double value) {}

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Step(double[] moved, double[] turned, double curvature) {}

  /** The best point found from a start within the box. */
  public Minimum minimise(Objective objective, double[] start) {
    double[] x = start.clone();
    double[] gradient = new double[x.length];
    double value = objective.evaluate(x, gradient);
    int evaluations = 1;
    Deque<Step> steps = new ArrayDeque<>();
    while (evaluations < maxEvaluations && Double.isFinite(value)) {
      double[] direction = direction(x, gradient, steps);
      double slope = dot(direction, gradient);
      if (!(slope < 0)) {
        if (steps.isEmpty()) {
          break;
        }
        steps.clear();
        continue;
      }
      double length = steps.isEmpty() ? Math.min(1, 0.5 / norm(direction)) : 1;
      double[] next = new double[x.length];
      double[] nextGradient = new double[x.length];
      double nextValue = Double.POSITIVE_INFINITY;
      boolean found = false;
      for (int k = 0; k < MOST_HALVINGS && evaluations < maxEvaluations && !found; k++) {
        move(x, direction, length, next);
        nextValue = objective.evaluate(next, nextGradient);
        evaluations++;
        found = nextValue <= value + SUFFICIENT * gain(x, next, gradient);
        length *= Double.isFinite(nextValue) ? shrink(slope * length, nextValue - value) : 0.2;
      }
      if (!found) {
        if (steps.isEmpty()) {
          break;
        }
        steps.clear();
        continue;
      }
      remember(x, next, gradient, nextGradient, steps);
      double gained = value - nextValue;
      x = next;
      gradient = nextGradient;
      value = nextValue;
      if (gained < tolerance) {
        break;
      }
    }
    return new Minimum(x, value);
  }

  /** The minimum of the parabola through what is known, kept away from the ends. */
  private static double shrink(double slope, double rise) {
    double share = -slope / (2 * (rise - slope));
    return Math.max(0.1, Math.min(0.6, share));
  }

  private double[] direction(double[] x, double[] gradient, Deque<Step> steps) {
    double[] q = new double[x.length];
    for (int i = 0; i < q.length; i++) {
      q[i] = held(x, gradient, i) ? 0 : -gradient[i];
    }
    double[] shares = new double[steps.size()];
    int k = 0;
    for (Step step : steps) {
      shares[k] = dot(step.moved(), q) / step.curvature();
      add(q, -shares[k++], step.turned());
    }
    if (!steps.isEmpty()) {
      Step last = steps.getFirst();
      double scale = last.curvature() / dot(last.turned(), last.turned());
      for (int i = 0; i < q.length; i++) {
        q[i] *= scale;
      }
    }
    for (Iterator<Step> it = steps.descendingIterator(); it.hasNext(); ) {
      Step step = it.next();
      add(q, shares[--k] - dot(step.turned(), q) / step.curvature(), step.moved());
    }
    for (int i = 0; i < q.length; i++) {
      q[i] = held(x, gradient, i) ? 0 : q[i];
    }
    return q;
  }

  private boolean held(double[] x, double[] gradient, int i) {
    return (x[i] <= min[i] && gradient[i] >= 0) || (x[i] >= max[i] && gradient[i] <= 0);
  }

  private void move(double[] x, double[] direction, double length, double[] next) {
    for (int i = 0; i < x.length; i++) {
      next[i] = Math.max(min[i], Math.min(max[i], x[i] + length * direction[i]));
    }
  }

  private static double gain(double[] x, double[] next, double[] gradient) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (next[i] - x[i]) * gradient[i];
    }
    return sum;
  }

  private static void remember(
      double[] x, double[] next, double[] gradient, double[] nextGradient, Deque<Step> steps) {
    double[] moved = new double[x.length];
    double[] turned = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      moved[i] = next[i] - x[i];
      turned[i] = nextGradient[i] - gradient[i];
    }
    double curvature = dot(moved, turned);
    if (curvature > 1e-10 * norm(moved) * norm(turned)) {
      steps.addFirst(new Step(moved, turned, curvature));
      if (steps.size() > MEMORY) {
        steps.removeLast();
      }
    }
  }

  private static void add(double[] to, double factor, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    return Cholesky.dot(a, 0, b, 0, a.length);
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }
}
