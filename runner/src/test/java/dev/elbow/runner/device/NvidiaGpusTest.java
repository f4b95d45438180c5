package dev.elbow.runner.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class NvidiaGpusTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;

  private Optional<String> listing(String body, Duration patience) throws IOException {
    Path tool = Files.writeString(directory.resolve("nvidia-smi"), "#!/bin/sh\n" + body + "\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    return NvidiaGpus.listing(tool.toString(), patience);
  }

  @Test
  void reads_the_gpus_in_the_drivers_order() throws IOException {
    String listed = listing("echo 'GPU 0: NVIDIA H200 (UUID: GPU-1a)'", PATIENCE).orElseThrow();
    assertThat(NvidiaGpus.parse(listed))
        .containsExactly(new Device(Device.Kind.GPU, 0, "NVIDIA H200"));
  }

  @Test
  void a_driver_that_hangs_is_a_machine_without_gpus() throws IOException {
    assertThat(listing("echo 'GPU 0: NVIDIA H200'; exec sleep 600", Duration.ofMillis(200)))
        .isEmpty();
  }

  @Test
  void a_driver_that_fails_or_is_not_there_is_one_too() throws IOException {
    assertThat(listing("echo 'GPU 0: broken'; exit 9", PATIENCE)).isEmpty();
    assertThat(NvidiaGpus.listing(directory.resolve("none").toString(), PATIENCE)).isEmpty();
  }
}
