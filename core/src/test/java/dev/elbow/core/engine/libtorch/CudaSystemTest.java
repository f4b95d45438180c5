package dev.elbow.core.engine.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class CudaSystemTest {
  @TempDir Path root;

  @Test
  void a_process_that_is_to_see_no_gpu_gets_none() throws IOException {
    installDriver();

    assertThat(system(Map.of("CUDA_VISIBLE_DEVICES", "")).obstacle())
        .contains("this process is to see no GPU: CUDA_VISIBLE_DEVICES hides them all");
    assertThat(system(Map.of("CUDA_VISIBLE_DEVICES", "-1")).obstacle()).isPresent();
  }

  @Test
  void without_a_driver_nothing_else_is_asked_for() {
    assertThat(system(Map.of()).obstacle()).contains("this machine has no NVIDIA driver");
  }

  @Test
  void names_the_libraries_that_no_place_has() throws IOException {
    installDriver();
    Path toolkit = Files.createDirectories(root.resolve("usr/local/cuda/lib64"));
    Files.createFile(toolkit.resolve("libcublas.so.13"));
    Path own = Files.createDirectories(root.resolve("own"));
    Files.createFile(own.resolve("libcudnn.so.9"));
    Path etc = Files.createDirectories(root.resolve("etc"));
    Files.writeString(
        etc.resolve("ld.so.cache"),
        "\u0001\0libnccl.so.2\0/lib/libnccl.so.2\0libcufft.so.12\0/lib/libcufft.so.12.1\0",
        StandardCharsets.ISO_8859_1);
    CudaSystem system =
        new CudaSystem(
            root,
            Map.of("LD_LIBRARY_PATH", ":" + own),
            name -> name.startsWith("libcu") && !name.matches(".*(cublas|cufft|cudnn|cupti).*"));

    assertThat(system.obstacle())
        .contains(
            "LibTorch's GPU build needs CUDA 13, cuDNN 9 and NCCL 2, and of their libraries these"
                + " were not found: libcupti.so.13, libcublasLt.so.13, libcufft.so.12");
  }

  @Test
  void a_machine_that_has_all_loads_the_gpu_build() throws IOException {
    installDriver();

    assertThat(new CudaSystem(root, Map.of(), name -> true).obstacle()).isEmpty();
  }

  private CudaSystem system(Map<String, String> environment) {
    return new CudaSystem(root, environment, name -> false);
  }

  private void installDriver() throws IOException {
    Path version = root.resolve("proc/driver/nvidia/version");
    Files.createDirectories(version.getParent());
    Files.createFile(version);
  }
}
