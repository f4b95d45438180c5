package dev.elbow.runner.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Optuna's TPE sampler on the same functions, in a process of its own.
 *
 * @param version of Optuna; empty if this machine has none
 * @param lines what it printed of each function: name, regrets, milliseconds
 */
record OptunaPeer(Optional<String> version, Map<String, List<String>> lines) {
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  static OptunaPeer run(int seeds) throws IOException, InterruptedException {
    Path script = Files.createTempFile("optuna", ".py");
    try {
      try (InputStream in = OptunaPeer.class.getResourceAsStream("/optuna_tpe.py")) {
        Files.copy(Objects.requireNonNull(in), script, StandardCopyOption.REPLACE_EXISTING);
      }
      return Files.isExecutable(PYTHON) ? run(script, seeds) : none();
    } finally {
      Files.delete(script);
    }
  }

  private static OptunaPeer none() {
    return new OptunaPeer(Optional.empty(), Map.of());
  }

  private static OptunaPeer run(Path script, int seeds) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(PYTHON.toString(), script.toString(), Integer.toString(seeds))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Map<String, List<String>> lines;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines =
          reader
              .lines()
              .map(line -> Arrays.asList(line.split(" ")))
              .collect(Collectors.toMap(words -> words.get(0), words -> words));
    }
    if (process.waitFor() != 0 || !lines.containsKey("version")) {
      System.err.println("no Optuna for " + PYTHON + ": compared without it");
      return none();
    }
    return new OptunaPeer(Optional.of(lines.get("version").get(1)), lines);
  }

  /** The median regrets after 30 and 60 trials. */
  Optional<double[]> medians(String function) {
    return Optional.ofNullable(lines.get(function))
        .map(words -> words.stream().skip(1).mapToDouble(Double::parseDouble).toArray());
  }
}
