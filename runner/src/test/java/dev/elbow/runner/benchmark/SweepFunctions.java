package dev.elbow.runner.benchmark;

import static dev.elbow.runner.benchmark.CubeFunctions.axis;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Comparison;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.space.Value.Text;
import dev.elbow.runner.space.Value.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Functions that behave as sweeps do: choices, conditions, failures, constraints and noise. */
final class SweepFunctions {
  private SweepFunctions() {}

  static List<Response> all() {
    return List.of(
        mixed(),
        conditional(),
        diverging(),
        constrained(),
        CubeFunctions.HARTMANN6.withNoise(0.1),
        mixed().withNoise(0.5));
  }

  private static Parameter words(String name, String... words) {
    return new Choice(
        name, Arrays.stream(words).map(w -> (Value) new Text(w)).toList(), Optional.empty());
  }

  private static Parameter numbers(String name, long... numbers) {
    return new Choice(
        name,
        Arrays.stream(numbers).mapToObj(n -> (Value) new Whole(n)).toList(),
        Optional.empty());
  }

  private static Parameter whole(String name, long min, long max, Scale scale) {
    return new IntRange(name, min, max, scale, OptionalInt.empty(), Optional.empty());
  }

  private static double number(Assignment assignment, String name) {
    return assignment.get(name).orElseThrow().asNumber();
  }

  private static String word(Assignment assignment, String name) {
    return assignment.get(name).orElseThrow().text();
  }

  /** A bowl over latent size, rate, batch size and optimiser, each optimiser with its own rate. */
  static Response mixed() {
    SearchSpace space =
        new SearchSpace(
            List.of(
                whole("latent_size", 2, 64, Scale.LOG),
                axis("learning_rate", 1e-5, 1e-1, Scale.LOG),
                numbers("batch_size", 32, 64, 128, 256, 512),
                words("optimizer", "sgd", "adam", "rmsprop", "adagrad"),
                axis("dropout", 0, 0.5, Scale.LINEAR)));
    return Response.of("mixed", space, 0, SweepFunctions::mixedLoss);
  }

  private static double mixedLoss(Assignment a) {
    int optimizer = List.of("adam", "rmsprop", "adagrad", "sgd").indexOf(word(a, "optimizer"));
    double rate = Math.log10(number(a, "learning_rate")) + 3 - 0.5 * optimizer;
    double latents = Math.log(number(a, "latent_size") / 12) / Math.log(2);
    double batch = Math.log(number(a, "batch_size") / 128) / Math.log(2);
    double dropout = (number(a, "dropout") - 0.1) / 0.2;
    return 3 * rate * rate
        + 2 * latents * latents
        + (batch + rate) * (batch + rate) * 0.5
        + dropout * dropout
        + optimizer;
  }

  /** The same bowl for two branches, one of which has a parameter more and a lower minimum. */
  static Response conditional() {
    Condition annealed = new Condition("schedule", Comparison.EQUAL, new Text("cyclical"));
    SearchSpace space =
        new SearchSpace(
            List.of(
                axis("beta", 0.1, 10, Scale.LOG),
                axis("learning_rate", 1e-4, 1e-1, Scale.LOG),
                words("schedule", "constant", "linear", "cyclical"),
                new FloatRange(
                    "ratio", 0, 1, Scale.LINEAR, OptionalInt.empty(), Optional.of(annealed)),
                whole("layers", 1, 6, Scale.LINEAR)));
    return Response.of("conditional", space, 0, SweepFunctions::conditionalLoss);
  }

  private static double conditionalLoss(Assignment a) {
    double beta = Math.log(number(a, "beta") / 0.7);
    double rate = Math.log10(number(a, "learning_rate")) + 2.5;
    double layers = number(a, "layers") - 3;
    double base = 2 * beta * beta + 4 * rate * rate + 0.3 * layers * layers;
    double branch =
        switch (word(a, "schedule")) {
          case "constant" -> 2;
          case "linear" -> 1;
          default -> 8 * Math.pow(number(a, "ratio") - 0.35, 2);
        };
    return base + branch + 0.4 * beta * rate;
  }

  /** Training that is best just below the learning rate at which it diverges. */
  static Response diverging() {
    SearchSpace space =
        new SearchSpace(
            List.of(
                axis("learning_rate", 1e-5, 1, Scale.LOG),
                axis("beta", 0.1, 10, Scale.LOG),
                whole("latent_size", 2, 128, Scale.LOG)));
    return Response.of("diverging", space, 100.0, SweepFunctions::divergingLoss);
  }

  private static double divergingLoss(Assignment a) {
    double rate = Math.log10(number(a, "learning_rate"));
    double beta = Math.log10(number(a, "beta"));
    double latents = Math.log(number(a, "latent_size") / 16) / Math.log(2);
    if (rate > -1.5 - 0.5 * beta) {
      return Double.NaN;
    }
    double slow = Math.max(0, -2 - rate);
    return 100 + 6 * slow * slow + 8 * Math.pow(beta - 0.2, 2) + latents * latents;
  }

  /** Branin's function where a disc that holds one of its three minima is allowed. */
  static Response constrained() {
    Response branin = CubeFunctions.BRANIN;
    return new Response(
        "constrained",
        branin.space(),
        branin.minimum(),
        branin.loss(),
        List.of(
            a -> {
              double[] x = CubeFunctions.numbers(a);
              return (20 - Math.pow(x[0] - 2.5, 2) - Math.pow(x[1] - 5, 2)) / 20;
            }),
        0);
  }
}
