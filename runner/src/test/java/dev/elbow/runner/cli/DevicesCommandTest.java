package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.elbow.runner.device.FakeSmi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code elbow devices} in a process whose search path begins with a fake {@code nvidia-smi}. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class DevicesCommandTest {
  @TempDir Path directory;

  private String devices(String smi, String... options) throws IOException, InterruptedException {
    FakeSmi.write(directory, smi);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "dev.elbow.runner.cli.Elbow",
                "devices"));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().merge("PATH", directory.toString(), (path, fake) -> fake + ":" + path);
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }

  @Test
  void lists_memory_slots_and_why_a_gpu_is_not_used() throws Exception {
    String gpu = "echo '0, GPU-1a2b, NVIDIA H100 PCIe, 81559, 9.0, Disabled'";
    assertThat(devices(gpu))
        .containsPattern("device .* slots +libtorch +dl4j +auto +uuid\n")
        .containsPattern("cpu:0 +\\S+ core +1 +(yes|no) +yes +(libtorch|dl4j)\n")
        .containsPattern("gpu:0 +NVIDIA H100 PCIe +79\\.6 GiB +9\\.0 +0 +no +no +none +GPU-1a2b\n")
        .containsPattern("memory of the machine, for all cores: \\d+\\.\\d GiB\n")
        .contains("gpu:0 cannot be used by dl4j: this build's engine dl4j trains on cores only")
        .contains("gpu:0 cannot be used by libtorch: this build's engine libtorch trains on cores")
        .containsPattern("auto on cores: (libtorch|dl4j), because ");
    JsonNode document = new JsonMapper().readTree(devices(gpu, "--json"));
    assertThat(document.at("/memory_bytes").asLong()).isPositive();
    assertThat(document.at("/engines/1/name").asText()).isEqualTo("dl4j");
    assertThat(document.at("/engines/1/default").asBoolean()).isTrue();
    assertThat(document.at("/engines/1/cuda").isNull()).isTrue();
    assertThat(document.at("/devices/0/engines/1/precisions/0").asText()).isEqualTo("fp32");
    assertThat(document.at("/devices/0/auto/engine").asText()).isIn("libtorch", "dl4j");
    JsonNode last = document.at("/devices").get(document.at("/devices").size() - 1);
    assertThat(last.at("/uuid").asText()).isEqualTo("GPU-1a2b");
    assertThat(last.at("/memory_bytes").asLong()).isEqualTo(81_559L << 20);
    assertThat(last.at("/compute_capability").asText()).isEqualTo("9.0");
    assertThat(last.at("/slots").asInt()).isZero();
    assertThat(last.at("/usable").asBoolean()).isFalse();
    assertThat(last.at("/reason").asText())
        .endsWith("build with -Pcuda and set model.engine: libtorch");
    assertThat(last.at("/engines/0/reason").asText()).endsWith("build with -Pcuda to use GPUs");
    assertThat(last.at("/auto/engine").isNull()).isTrue();
  }

  @Test
  void says_what_the_driver_said_when_it_failed() throws Exception {
    assertThat(devices("echo 'Driver/library version mismatch'; exit 18"))
        .contains("cpu:0")
        .contains(
            "Warning: nvidia-smi failed with exit status 18: Driver/library version mismatch");
  }
}
