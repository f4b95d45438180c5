package dev.elbow.runner.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parent process stays small: a tensor library's natives belong to the workers. */
class NoNativesTest {

  @Test
  void reading_a_sweep_and_searching_load_no_tensor_library() throws Exception {
    List<String> loaded = classesLoadedBySearching();

    assertThat(loaded).anyMatch(line -> line.contains("arbiter"));
    assertThat(loaded).anyMatch(line -> line.contains(Searching.class.getName()));
    assertThat(loaded)
        .noneMatch(line -> line.contains("org.nd4j.linalg.factory.Nd4j"))
        .noneMatch(line -> line.contains("org.nd4j.nativeblas"))
        .noneMatch(line -> line.contains("org.bytedeco"));
  }

  private static List<String> classesLoadedBySearching() throws IOException, InterruptedException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-cp",
                classPath,
                Searching.class.getName())
            .redirectErrorStream(true)
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
    return lines;
  }

  /** What the child process runs. */
  static final class Searching {
    private static final int ENOUGH_TO_LEARN = 25;

    public static void main(String[] args) {
      ReadResult result = new SpecReader().read(Path.of("..", "sweeps", "grid.yaml"));
      SweepSpec spec = ((ReadResult.Valid) result).spec();
      for (Method method : Method.values()) {
        Search search = new Search(SearchStrategies.create(method, spec.space(), spec.seed()));
        for (int number = 1; number <= ENOUGH_TO_LEARN && search.ask().isPresent(); number++) {
          search.tell(number, Observation.score(-number));
        }
        System.out.println(search.size());
      }
    }
  }
}
