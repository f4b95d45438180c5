package dev.elbow.runner.faults;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A sweep whose trials are known beforehand: every latent size from 2 up with each of three
 * learning rates, on the digits.
 *
 * @param trials a multiple of three
 * @param epochs of each trial
 * @param settings more lines of the sweep file
 */
record GridSweep(int trials, int epochs, String settings) {
  static final String NAME = "faults";
  static final int SLOTS = 2;
  private static final List<String> LEARNING_RATES = List.of("0.001", "0.002", "0.004");

  String yaml() {
    String sizes =
        String.join(
            ", ",
            IntStream.range(2, 2 + trials / LEARNING_RATES.size())
                .mapToObj(Integer::toString)
                .toList());
    return String.format(
        Locale.ROOT,
        """
        name: %s
        seed: 7
        method: grid
        metric: {name: valid_elbo, goal: maximize}
        parameters:
          latent_size: {values: [%s]}
          learning_rate: {values: [%s]}
        data: {dataset: digits, validation: 300, test: 300}
        model: {hidden: [8], likelihood: bernoulli}
        training: {epochs: %d, batch_size: 128}
        diagnostics: light
        report: {pictures: none}
        %s
        """,
        NAME,
        sizes,
        String.join(", ", LEARNING_RATES),
        epochs,
        settings);
  }

  /** Every point of the grid, as {@code latent_size/learning_rate}. */
  List<String> points() {
    return IntStream.range(2, 2 + trials / LEARNING_RATES.size())
        .boxed()
        .flatMap(size -> LEARNING_RATES.stream().map(rate -> size + "/" + rate))
        .toList();
  }
}
