package dev.elbow.runner.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class NvidiaGpusTest {
  private static final String REFUSE =
      "echo 'Field \"%s\" is not a valid field to query.'; echo; exit 2";

  @TempDir Path directory;

  private GpuListing detect(String body) throws IOException {
    return new NvidiaGpus(FakeSmi.tool(directory, body)).detect();
  }

  private static Device gpu(
      int index, String uuid, String name, OptionalLong memory, Optional<ComputeCapability> cc) {
    return new Device(
        Device.Kind.GPU,
        index,
        name,
        new GpuFacts(Optional.of(uuid), OptionalInt.empty(), false, memory, cc));
  }

  @Test
  void reads_what_the_driver_says_of_each_gpu() throws IOException {
    GpuListing found =
        detect(
            """
            echo '0, GPU-1a, NVIDIA H100 PCIe, 81559, 9.0, Disabled'
            echo '1, GPU-2b, Tesla K80, 11441, 3.7, [N/A]'""");
    assertThat(found.trouble()).isEmpty();
    assertThat(found.gpus())
        .containsExactly(
            gpu(
                0,
                "GPU-1a",
                "NVIDIA H100 PCIe",
                OptionalLong.of(81_559),
                Optional.of(new ComputeCapability(9, 0))),
            gpu(
                1,
                "GPU-2b",
                "Tesla K80",
                OptionalLong.of(11_441),
                Optional.of(new ComputeCapability(3, 7))));
  }

  @Test
  void what_the_driver_does_not_know_is_absent() throws IOException {
    assertThat(detect("echo '0, [N/A], NVIDIA GB10, [N/A], [Not Supported], [N/A]'").gpus())
        .containsExactly(new Device(Device.Kind.GPU, 0, "NVIDIA GB10"));
  }

  @Test
  void an_older_driver_is_asked_for_what_it_knows() throws IOException {
    GpuListing old =
        detect(
            """
            case "$*" in
              *compute_cap*) %s;;
              *) echo '0, GPU-1a, Tesla V100, 16160, Disabled';;
            esac"""
                .formatted(REFUSE.formatted("compute_cap")));
    assertThat(old)
        .isEqualTo(
            new GpuListing(
                List.of(gpu(0, "GPU-1a", "Tesla V100", OptionalLong.of(16_160), Optional.empty())),
                Optional.empty()));
    GpuListing older =
        detect(
            """
            case "$*" in
              *mig.mode*) %s;;
              *) echo '0, GPU-1a, Tesla V100, 16160';;
            esac"""
                .formatted(REFUSE.formatted("mig.mode.current")));
    assertThat(older).isEqualTo(old);
  }

  @Test
  void a_split_gpu_is_its_instances() throws IOException {
    List<Device> gpus =
        detect(
                """
                if [ "$1" = -L ]; then
                  echo 'GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-5c)'
                  echo '  MIG 3g.20gb     Device  0: (UUID: MIG-c6)'
                  echo '  MIG 1g.5gb      Device  1: (UUID: MIG-GPU-5c/8/0)'
                  echo 'GPU 1: NVIDIA A100-SXM4-40GB (UUID: GPU-7e)'
                  echo 'GPU 2: NVIDIA A100-SXM4-40GB (UUID: GPU-8f)'
                else
                  echo '0, GPU-5c, NVIDIA A100-SXM4-40GB, 40960, 8.0, Enabled'
                  echo '1, GPU-7e, NVIDIA A100-SXM4-40GB, 40960, 8.0, Disabled'
                  echo '2, GPU-8f, NVIDIA A100-SXM4-40GB, 40960, 8.0, Enabled'
                fi""")
            .gpus();
    assertThat(gpus)
        .extracting(Device::name)
        .containsExactly("gpu:0:0", "gpu:0:1", "gpu:1", "gpu:2");
    assertThat(gpus)
        .extracting(gpu -> gpu.facts().uuid().orElseThrow())
        .containsExactly("MIG-c6", "MIG-GPU-5c/8/0", "GPU-7e", "GPU-8f");
    assertThat(gpus.get(0).description()).isEqualTo("NVIDIA A100-SXM4-40GB MIG 3g.20gb");
    assertThat(gpus.get(0).facts().capability()).contains(new ComputeCapability(8, 0));
    assertThat(gpus)
        .extracting(gpu -> gpu.facts().isSplit())
        .containsExactly(false, false, false, true);
  }

  @Test
  void no_driver_and_no_gpu_are_no_trouble() throws IOException {
    NvidiaSmi missing = new NvidiaSmi(directory.resolve("none").toString(), Duration.ofSeconds(30));
    assertThat(new NvidiaGpus(missing).detect()).isEqualTo(GpuListing.NONE);
    assertThat(detect("echo 'No devices were found'; exit 6")).isEqualTo(GpuListing.NONE);
    assertThat(detect("echo 'No devices were found'")).isEqualTo(GpuListing.NONE);
    assertThat(detect("exit 0")).isEqualTo(GpuListing.NONE);
  }

  @Test
  void a_driver_that_fails_is_trouble_in_its_own_words() throws IOException {
    GpuListing found = detect("echo 'NVIDIA-SMI has failed because it could not'; exit 9");
    assertThat(found.gpus()).isEmpty();
    assertThat(found.trouble())
        .contains(
            "nvidia-smi failed with exit status 9: NVIDIA-SMI has failed because it could not");
  }

  @Test
  void a_driver_that_hangs_is_trouble_too() throws IOException {
    NvidiaSmi hung =
        new NvidiaSmi(
            FakeSmi.write(directory, "echo '0, GPU-1a, H200, 1, 9.0, [N/A]'; exec sleep 600")
                .toString(),
            Duration.ofMillis(200));
    GpuListing found = new NvidiaGpus(hung).detect();
    assertThat(found.gpus()).isEmpty();
    assertThat(found.trouble().orElseThrow()).contains("did not answer within 200 ms");
  }

  @Test
  void garbage_is_left_out_and_named() throws IOException {
    GpuListing found =
        detect(
            """
            printf '\\377\\000garbage, with, as, many, commas, here\\n'
            echo 'Unable to determine the device handle for GPU 0000:3B:00.0: GPU is lost.'
            echo '1, GPU-2b, H200, 143771, 9.0, Disabled'
            echo '99999999999999, GPU-3c, H200, 143771, 9.0, Disabled'""");
    assertThat(found.gpus()).extracting(Device::name).containsExactly("gpu:1");
    assertThat(found.trouble().orElseThrow()).startsWith("nvidia-smi printed what is no GPU: ");
  }
}
