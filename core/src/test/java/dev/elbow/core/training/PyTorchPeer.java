package dev.elbow.core.training;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The same VAE trained by a script in {@code src/test/python}, where Python has PyTorch. */
final class PyTorchPeer implements AutoCloseable {
  static final Path IMAGES =
      Path.of("/usr/share/datasets/fashion-mnist/train-images-idx3-ubyte.gz");

  private static final String PYTHON = "/usr/bin/python3";
  private static final Path SCRIPTS = Path.of("src/test/python");
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Process process;

  private PyTorchPeer(Process process) {
    this.process = process;
  }

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
    List<String> arguments = new ArrayList<>(List.of("vae_torch.py", IMAGES.toString(), "--seeds"));
    seeds.forEach(seed -> arguments.add(seed.toString()));
    return launch(arguments, betas);
  }

  /** Starts a training for each β from the weights and the draws in a directory. */
  static PyTorchPeer startInLockstep(Path directory, List<Double> betas) throws IOException {
    return launch(List.of("vae_torch_lockstep.py", IMAGES.toString(), directory.toString()), betas);
  }

  private static PyTorchPeer launch(List<String> arguments, List<Double> betas) throws IOException {
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.add(SCRIPTS.resolve(arguments.get(0)).toString());
    command.addAll(arguments.subList(1, arguments.size()));
    command.add("--betas");
    betas.forEach(beta -> command.add(beta.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return new PyTorchPeer(builder.start());
  }

  /**
   * Waits for the results of all trainings.
   *
   * @param type what a line of output holds: {@link Terms}, or {@link Course} in lockstep
   */
  <T> List<T> results(Class<T> type) throws IOException, InterruptedException {
    List<T> results = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        results.add(JSON.readValue(line, type));
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("PyTorch's side ended with " + process.exitValue());
    }
    return results;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
