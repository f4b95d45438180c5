package dev.elbow.core.training;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same VAE trained by {@code src/test/python/vae_torch.py}, where Python has PyTorch. */
final class PyTorchPeer implements AutoCloseable {
  static final Path IMAGES =
      Path.of("/usr/share/datasets/fashion-mnist/train-images-idx3-ubyte.gz");

  private static final String PYTHON = "/usr/bin/python3";
  private static final Path SCRIPT = Path.of("src/test/python/vae_torch.py");

  private final Process process;

  private PyTorchPeer(Process process) {
    this.process = process;
  }

  /** What a training came to, in nats per example. */
  record Terms(double beta, double elbo, double rate, double distortion) {}

  /** Whether PyTorch and the images are there; if not, one line says so. */
  static boolean isInstalled() throws IOException, InterruptedException {
    String missing = null;
    if (!Files.isReadable(IMAGES)) {
      missing = IMAGES.toString();
    } else if (!Files.isExecutable(Path.of(PYTHON)) || !importsTorch()) {
      missing = "PyTorch for " + PYTHON;
    }
    if (missing != null) {
      System.out.println("Not run: comparison with PyTorch, which needs " + missing);
    }
    return missing == null;
  }

  private static boolean importsTorch() throws IOException, InterruptedException {
    return new ProcessBuilder(PYTHON, "-c", "import torch")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  /** Starts one training for each β and seed, one after the other on one thread. */
  static PyTorchPeer start(List<Double> betas, List<Integer> seeds) throws IOException {
    List<String> command = new ArrayList<>(List.of(PYTHON, SCRIPT.toString(), IMAGES.toString()));
    command.add("--betas");
    betas.forEach(beta -> command.add(beta.toString()));
    command.add("--seeds");
    seeds.forEach(seed -> command.add(seed.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OMP_NUM_THREADS", "1");
    return new PyTorchPeer(builder.start());
  }

  /** Waits for the results of all trainings. */
  List<Terms> results() throws IOException, InterruptedException {
    List<Terms> results = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        results.add(parse(line));
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException(SCRIPT + " ended with " + process.exitValue());
    }
    return results;
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static Terms parse(String line) throws IOException {
    Map<String, Double> fields =
        new ObjectMapper().readValue(line, new TypeReference<Map<String, Double>>() {});
    return new Terms(
        fields.get("beta"), fields.get("elbo"), fields.get("rate"), fields.get("distortion"));
  }
}
