package dev.elbow.runner.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  private static final int PATIENCE_SECONDS = 10;

  private NvidiaGpus() {}

  static List<Device> detect() {
    return listing().map(NvidiaGpus::parse).orElse(List.of());
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

  private static Optional<String> listing() {
    try {
      Process process = new ProcessBuilder("nvidia-smi", "-L").redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // no driver, no GPU
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
