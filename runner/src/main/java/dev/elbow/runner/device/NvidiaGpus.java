package dev.elbow.runner.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The GPUs that NVIDIA's driver reports, in the order of its indices. */
final class NvidiaGpus {
  /** {@code GPU 0: NVIDIA H200 (UUID: GPU-…)}. */
  private static final Pattern LINE =
      Pattern.compile("^GPU (\\d+): (.+?)(?: \\(UUID: .*\\))?$", Pattern.MULTILINE);

  private static final String CUDA_BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private NvidiaGpus() {}

  static List<Device> detect() {
    return listing("nvidia-smi", PATIENCE).map(NvidiaGpus::parse).orElse(List.of());
  }

  static List<Device> parse(String listing) {
    return LINE.matcher(listing).results().map(NvidiaGpus::device).toList();
  }

  private static Device device(MatchResult line) {
    return new Device(Device.Kind.GPU, Integer.parseInt(line.group(1)), line.group(2));
  }

  /** Whether the class path has a CUDA back end; looked up as a file, so that nothing is loaded. */
  static boolean engineIsPresent() {
    return NvidiaGpus.class.getClassLoader().getResource(CUDA_BACKEND) != null;
  }

  /** What the driver's tool prints; empty without one, and from one that fails or hangs. */
  static Optional<String> listing(String tool, Duration patience) {
    try {
      Path output = Files.createTempFile("elbow-gpus", ".txt");
      try {
        return listing(tool, output, patience);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      return Optional.empty(); // no driver, no GPU
    }
  }

  /** Into a file: reading from a tool that hangs would hang as well. */
  private static Optional<String> listing(String tool, Path output, Duration patience)
      throws IOException {
    Process process =
        new ProcessBuilder(tool, "-L")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      process.getOutputStream().close();
      boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      return ended && process.exitValue() == 0
          ? Optional.of(Files.readString(output))
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }
}
