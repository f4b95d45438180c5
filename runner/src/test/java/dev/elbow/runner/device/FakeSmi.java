package dev.elbow.runner.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A shell script in the place of {@code nvidia-smi}. */
public final class FakeSmi {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private FakeSmi() {}

  /** In a directory, as PATH would have it; {@code body} sees the arguments as {@code $*}. */
  public static Path write(Path directory, String body) throws IOException {
    Path tool = Files.writeString(directory.resolve("nvidia-smi"), "#!/bin/sh\n" + body + "\n");
    if (!tool.toFile().setExecutable(true)) {
      throw new IOException(tool + " cannot be made executable");
    }
    return tool;
  }

  /** Answers a driver of today gives for so many A100. */
  public static String gpus(int count) {
    StringBuilder body = new StringBuilder();
    for (int gpu = 0; gpu < count; gpu++) {
      body.append("echo '%d, GPU-%da, NVIDIA A100, 40960, 8.0, Disabled'%n".formatted(gpu, gpu));
    }
    return body.toString();
  }

  static NvidiaSmi tool(Path directory, String body) throws IOException {
    return new NvidiaSmi(write(directory, body).toString(), PATIENCE);
  }

  /** A machine with these GPUs and whatever cores there are, whose build has a CUDA back end. */
  public static Devices machine(Path directory, String body) throws IOException {
    CudaBackEnd anyGpu = new Nd4jCuda("nd4j-cuda-fake", "1", List.of());
    return Devices.detect(
        tool(directory, body), new VisibleGpus(Optional.empty()), FakeBuilds.dl4j(anyGpu));
  }
}
