package dev.elbow.runner.benchmark;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Functions of real numbers that optimisers are commonly tried on. */
final class CubeFunctions {
  private static final double[] HARTMANN_WEIGHTS = {1, 1.2, 3, 3.2};
  private static final double[][] HARTMANN3_RATES = {
    {3, 10, 30}, {0.1, 10, 35}, {3, 10, 30}, {0.1, 10, 35}
  };
  private static final double[][] HARTMANN3_CENTRES = {
    {0.3689, 0.1170, 0.2673},
    {0.4699, 0.4387, 0.7470},
    {0.1091, 0.8732, 0.5547},
    {0.0381, 0.5743, 0.8828}
  };
  private static final double[][] HARTMANN6_RATES = {
    {10, 3, 17, 3.5, 1.7, 8},
    {0.05, 10, 17, 0.1, 8, 14},
    {3, 3.5, 1.7, 10, 17, 8},
    {17, 8, 0.05, 10, 0.1, 14}
  };
  private static final double[][] HARTMANN6_CENTRES = {
    {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
    {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
    {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
    {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
  };
  private static final double[] ACKLEY_OPTIMUM = {3, -7, 11, 2, -5};

  static final Response BRANIN = branin();
  static final Response HARTMANN6 =
      on("hartmann6", 6, 0, 1, -3.322368011415515, CubeFunctions::hartmann6);

  private CubeFunctions() {}

  /** Those that Elbow is compared with Optuna on. */
  static List<Response> seven() {
    return List.of(
        BRANIN,
        on("hartmann3", 3, 0, 1, -3.862782147820756, CubeFunctions::hartmann3),
        HARTMANN6,
        on("ackley5", 5, -32.768, 32.768, 0, CubeFunctions::ackley),
        on("levy5", 5, -10, 10, 0, CubeFunctions::levy),
        on("rosenbrock4", 4, -2.5, 4.5, 0, CubeFunctions::rosenbrock),
        on("styblinski5", 5, -5, 5, -39.16616570377142 * 5, CubeFunctions::styblinski));
  }

  /** Others, which the search was not made on. */
  static List<Response> others() {
    return List.of(
        on("griewank5", 5, -60, 100, 0, CubeFunctions::griewank),
        on(
            "camel",
            axes(new double[] {-3, -2}, new double[] {3, 2}),
            -1.0316284534898774,
            CubeFunctions::camel),
        on("michalewicz5", 5, 0, PI, -4.687658, CubeFunctions::michalewicz),
        on("rastrigin4", 4, -4, 6, 0, CubeFunctions::rastrigin));
  }

  static Response on(
      String name, int d, double min, double max, double minimum, ToDoubleFunction<double[]> f) {
    double[] low = new double[d];
    double[] high = new double[d];
    Arrays.fill(low, min);
    Arrays.fill(high, max);
    return on(name, axes(low, high), minimum, f);
  }

  private static Response on(
      String name, SearchSpace space, double minimum, ToDoubleFunction<double[]> f) {
    return Response.of(name, space, minimum, a -> f.applyAsDouble(numbers(a)));
  }

  static double[] numbers(Assignment assignment) {
    return assignment.values().values().stream().mapToDouble(v -> v.asNumber()).toArray();
  }

  private static SearchSpace axes(double[] low, double[] high) {
    return new SearchSpace(
        IntStream.range(0, low.length)
            .mapToObj(i -> axis("x" + i, low[i], high[i], Scale.LINEAR))
            .toList());
  }

  static Parameter axis(String name, double min, double max, Scale scale) {
    return new FloatRange(name, min, max, scale, OptionalInt.empty(), Optional.empty());
  }

  private static Response branin() {
    return on(
        "branin",
        axes(new double[] {-5, 0}, new double[] {10, 15}),
        0.39788735772973816,
        CubeFunctions::branin);
  }

  private static double branin(double[] x) {
    double t = x[1] - 5.1 / (4 * PI * PI) * x[0] * x[0] + 5 / PI * x[0] - 6;
    return t * t + 10 * (1 - 1 / (8 * PI)) * cos(x[0]) + 10;
  }

  private static double hartmann3(double[] x) {
    return hartmann(x, HARTMANN3_RATES, HARTMANN3_CENTRES);
  }

  private static double hartmann6(double[] x) {
    return hartmann(x, HARTMANN6_RATES, HARTMANN6_CENTRES);
  }

  private static double hartmann(double[] x, double[][] rates, double[][] centres) {
    double sum = 0;
    for (int i = 0; i < rates.length; i++) {
      double exponent = 0;
      for (int j = 0; j < x.length; j++) {
        exponent += rates[i][j] * square(x[j] - centres[i][j]);
      }
      sum -= HARTMANN_WEIGHTS[i] * exp(-exponent);
    }
    return sum;
  }

  private static double ackley(double[] x) {
    double squares = 0;
    double cosines = 0;
    for (int i = 0; i < x.length; i++) {
      double away = x[i] - ACKLEY_OPTIMUM[i];
      squares += away * away;
      cosines += cos(2 * PI * away);
    }
    return -20 * exp(-0.2 * sqrt(squares / x.length)) - exp(cosines / x.length) + 20 + Math.E;
  }

  private static double levy(double[] x) {
    double[] w = Arrays.stream(x).map(v -> 1 + (v - 1) / 4).toArray();
    int last = w.length - 1;
    double sum = square(sin(PI * w[0]));
    for (int i = 0; i < last; i++) {
      sum += square(w[i] - 1) * (1 + 10 * square(sin(PI * w[i] + 1)));
    }
    return sum + square(w[last] - 1) * (1 + square(sin(2 * PI * w[last])));
  }

  private static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      sum += 100 * square(x[i + 1] - x[i] * x[i]) + square(1 - x[i]);
    }
    return sum;
  }

  private static double styblinski(double[] x) {
    return Arrays.stream(x).map(v -> (v * v * v * v - 16 * v * v + 5 * v) / 2).sum();
  }

  private static double griewank(double[] x) {
    double sum = 1;
    double product = 1;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * x[i] / 4000;
      product *= cos(x[i] / sqrt(i + 1.0));
    }
    return sum - product;
  }

  private static double camel(double[] x) {
    double a = x[0] * x[0];
    double b = x[1] * x[1];
    return (4 - 2.1 * a + a * a / 3) * a + x[0] * x[1] + (4 * b - 4) * b;
  }

  private static double michalewicz(double[] x) {
    return -IntStream.range(0, x.length)
        .mapToDouble(i -> sin(x[i]) * Math.pow(sin((i + 1) * x[i] * x[i] / PI), 20))
        .sum();
  }

  private static double rastrigin(double[] x) {
    return Arrays.stream(x).map(v -> v * v - 10 * cos(2 * PI * v) + 10).sum();
  }

  private static double square(double x) {
    return x * x;
  }
}
