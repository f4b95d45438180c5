package dev.elbow.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The corpus of bad sweep files: each {@code NAME.yaml} with all that must be said of it in {@code
 * NAME.expected}.
 */
class BadSweepsTest {
  private static final Path CORPUS = Path.of("src", "test", "resources", "bad-sweeps");

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void says_everything_that_is_wrong_in_the_order_of_the_file(String name) throws IOException {
    Path file = CORPUS.resolve(name + ".yaml");

    ReadResult result = new SpecReader().read(file);

    assertThat(result).isInstanceOf(ReadResult.Invalid.class);
    assertThat(((ReadResult.Invalid) result).problems())
        .extracting(problem -> problem.toString().replace(CORPUS + "/", ""))
        .containsExactlyElementsOf(Files.readAllLines(CORPUS.resolve(name + ".expected")));
  }

  @Test
  void the_corpus_is_large() throws IOException {
    assertThat(names()).hasSizeGreaterThanOrEqualTo(100);
  }
}
