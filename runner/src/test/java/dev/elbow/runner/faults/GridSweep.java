package dev.elbow.runner.faults;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A sweep whose trials are known beforehand, on the digits: every latent size from 2 up with each
 * learning rate.
 *
 * @param sizes how many latent sizes
 * @param rates how many learning rates, at most three
 * @param epochs of each trial
 * @param settings more lines of the sweep file
 */
record GridSweep(int sizes, int rates, int epochs, String settings) {
  static final String NAME = "faults";
  static final int SLOTS = 2;
  private static final List<String> LEARNING_RATES = List.of("0.001", "0.002", "0.004");

  int trials() {
    return sizes * rates;
  }

  private List<String> latentSizes() {
    return IntStream.range(2, 2 + sizes).mapToObj(Integer::toString).toList();
  }

  private List<String> learningRates() {
    return LEARNING_RATES.subList(0, rates);
  }

  String yaml() {
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
        String.join(", ", latentSizes()),
        String.join(", ", learningRates()),
        epochs,
        settings);
  }

  /** Every point of the grid, as {@code latent_size/learning_rate}. */
  List<String> points() {
    return latentSizes().stream()
        .flatMap(size -> learningRates().stream().map(rate -> size + "/" + rate))
        .toList();
  }
}
