package dev.elbow.runner.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The tool that NVIDIA's driver brings.
 *
 * @param tool its path, or its name on the search path
 * @param patience how long it may take: it hangs where a GPU does
 */
record NvidiaSmi(String tool, Duration patience) {
  static final NvidiaSmi INSTALLED = new NvidiaSmi("nvidia-smi", Duration.ofSeconds(10));

  /** What it said to a question. */
  sealed interface Answer {

    /** Whatever it printed. */
    record Printed(List<String> lines) implements Answer {}

    /** It ended with an error. */
    record Failed(int exit, List<String> lines) implements Answer {}

    /** It is there, and did not end in time. */
    record Silent() implements Answer {}

    /** There is no such tool, or it may not be run. */
    record Absent() implements Answer {}
  }

  Answer ask(List<String> arguments) {
    try {
      Path output = Files.createTempFile("elbow-gpus", ".txt");
      try {
        return ask(arguments, output);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      return new Answer.Absent();
    }
  }

  /** Into a file: reading from a tool that hangs would hang as well. */
  private Answer ask(List<String> arguments, Path output) throws IOException {
    List<String> command = new ArrayList<>(List.of(tool));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Answer.Silent();
      }
      List<String> lines = lines(output);
      return process.exitValue() == 0
          ? new Answer.Printed(lines)
          : new Answer.Failed(process.exitValue(), lines);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Silent();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Whatever bytes they are made of. */
  private static List<String> lines(Path output) throws IOException {
    String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    return text.lines().filter(line -> !line.isBlank()).toList();
  }
}
