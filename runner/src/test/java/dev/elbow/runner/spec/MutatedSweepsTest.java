package dev.elbow.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.search.Search;
import dev.elbow.runner.search.SearchStrategies;
import dev.elbow.runner.space.Assignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, reading it ends in a sweep or in problems, never in an exception. */
class MutatedSweepsTest {
  private static final int MUTANTS_PER_FILE = 150;
  private static final List<String> FRAGMENTS =
      List.of(
          "[",
          "]",
          "{",
          "}",
          ":",
          ": ",
          ",",
          "\n",
          "\n  ",
          "- ",
          "&a ",
          "*a",
          "!!int ",
          "'",
          "\"",
          "#",
          "|",
          ">",
          "?",
          "~",
          "null",
          "yes",
          "010",
          "-1",
          "0",
          "1e999",
          ".nan",
          "99999999999",
          "<<: ",
          "---\n",
          "\t",
          "\u0000",
          "\uD83D\uDE00",
          "%YAML 1.1\n",
          "values: []",
          "when: a > 1",
          "min: 3",
          "log",
          "grid",
          "sobol",
          "2.5",
          "gaussian",
          "presets: {a: {beta: 2}, b: {}}",
          "diagnostics: light\n",
          "verdict",
          "learned",
          "method: bayes\n",
          "method: tpe\n",
          "metric: [valid_distortion, valid_rate]\n",
          "metric:\n  - valid_elbo\n",
          "enqueue: [{beta: 1}, {}]\n",
          "enqueue:\n",
          "replicates: {runs: 2}\n",
          "replicates: 3\n",
          "warm_start: [a, b]\n",
          "warm_start: \"\\0\"\n",
          "early_terminate: asha\n",
          "early_terminate: {type: median}\n",
          "target: -90, ",
          "patience: 3, ",
          "constraints: [active_units < 0, verdict != healthy]\n");

  @TempDir Path directory;

  @Test
  void only_problems_come_out() throws IOException {
    Random random = new Random(20_260_101);
    int valid = 0;
    for (Path original : ExampleSweepsTest.sweeps()) {
      String text = Files.readString(original);
      for (int i = 0; i < MUTANTS_PER_FILE; i++) {
        valid += read(mutate(text, random)) ? 1 : 0;
      }
    }
    assertThat(valid).isBetween(1, ExampleSweepsTest.sweeps().size() * MUTANTS_PER_FILE - 1);
  }

  private boolean read(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("mutant.yaml"), text);
    try {
      ReadResult result = new SpecReader().read(file);
      if (result instanceof ReadResult.Invalid invalid) {
        assertThat(invalid.problems()).isNotEmpty();
        return false;
      }
      use(((ReadResult.Valid) result).spec());
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("this file gives an exception:\n" + text, e);
    }
  }

  /** What was accepted can be searched; settings that do not fit together may still be refused. */
  private static void use(SweepSpec spec) {
    Search search = new Search(SearchStrategies.create(spec));
    IntStream.range(0, 3)
        .forEach(i -> search.ask().ifPresent(a -> configure(spec, a.assignment())));
  }

  private static void configure(SweepSpec spec, Assignment assignment) {
    try {
      assertThat(spec.template().configure(assignment)).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("warm-up");
    }
  }

  private static String mutate(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int i = 0; i <= random.nextInt(3); i++) {
      int at = random.nextInt(mutant.length());
      int end = Math.min(mutant.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> mutant.delete(at, end);
        case 1 -> mutant.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        case 2 -> mutant.replace(at, end, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        default -> mutant.insert(at, mutant.substring(at, end));
      }
    }
    return mutant.toString();
  }
}
