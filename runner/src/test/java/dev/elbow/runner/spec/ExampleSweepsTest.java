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

class ExampleSweepsTest {
  private static final Path SWEEPS = Path.of("..", "sweeps");

  static List<Path> sweeps() throws IOException {
    try (Stream<Path> files = Files.list(SWEEPS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sweeps")
  void is_valid_without_a_warning(Path file) {
    ReadResult result = new SpecReader().read(file);

    assertThat(result).isInstanceOf(ReadResult.Valid.class);
    assertThat(((ReadResult.Valid) result).warnings()).isEmpty();
    assertThat(((ReadResult.Valid) result).effectiveYaml()).isEqualTo(text(file));
  }

  @Test
  void the_quickstart_is_one_of_them() throws IOException {
    assertThat(sweeps()).contains(SWEEPS.resolve("quickstart.yaml"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
