package dev.elbow.core.engine.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibTorchNativesTest {
  @TempDir Path directory;

  @BeforeEach
  void has_natives() {
    assumeTrue(LibTorchNatives.missing().isEmpty(), "no LibTorch natives here");
  }

  @Test
  void starts_on_an_empty_cache_with_libraries_from_there_alone() throws Exception {
    Path cache = directory.resolve("cache");
    Child child = new Child(start(cache, 0), output(0));

    assertThat(child.end()).as(child.printed()).isZero();
    List<String> lines = child.printed().lines().toList();
    assertThat(lines.get(0)).isEqualTo("sum 4.0");
    assertThat(lines).contains("nd4j 4.0");
    assertThat(lines.stream().filter(line -> line.matches("lib.*(torch|c10|openblas|gomp).*")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("lib " + cache.toRealPath()));
  }

  @Test
  void four_processes_at_once_share_an_empty_cache() throws Exception {
    Path cache = directory.resolve("shared");
    List<Child> children = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      children.add(new Child(start(cache, i), output(i)));
    }
    for (Child child : children) {
      assertThat(child.end()).as(child.printed()).isZero();
      assertThat(child.printed()).startsWith("sum 4.0");
    }
  }

  @Test
  void a_platform_without_natives_is_named() {
    assertThat(LibTorchNatives.missingFor("linux-arm64"))
        .contains(
            "engine libtorch cannot start: this build has no LibTorch natives for linux-arm64");
  }

  private Process start(Path cache, int number) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + directory.resolve("crash" + number),
            "-Dorg.bytedeco.javacpp.cachedir=" + cache,
            "-cp",
            System.getProperty("java.class.path"),
            LibTorchChild.class.getName())
        .redirectErrorStream(true)
        .redirectOutput(output(number).toFile())
        .start();
  }

  private Path output(int number) {
    return directory.resolve("output" + number);
  }

  private record Child(Process process, Path output) {
    int end() throws InterruptedException {
      return process.waitFor();
    }

    String printed() throws IOException {
      return Files.readString(output, StandardCharsets.UTF_8);
    }
  }
}
