package dev.elbow.core.engine.libtorch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What of CUDA the machine has, looked up as files: LibTorch's GPU build does not load without its
 * libraries, and a library that failed to load is not tried a second time.
 *
 * @param root the file system's; another one in tests
 * @param environment this process's
 * @param bundled whether the class path has a library
 */
record CudaSystem(Path root, Map<String, String> environment, Predicate<String> bundled) {
  /** What the GPU build of LibTorch 2.10 is linked with, and what it is part of. */
  private static final List<String> LIBRARIES =
      List.of(
          "libcudart.so.13",
          "libcupti.so.13",
          "libcublas.so.13",
          "libcublasLt.so.13",
          "libcufft.so.12",
          "libcufile.so.0",
          "libcurand.so.10",
          "libcusolver.so.12",
          "libcusparse.so.12",
          "libcudnn.so.9",
          "libnccl.so.2");

  private static final List<String> DRIVER_FILES =
      List.of("proc/driver/nvidia/version", "dev/dxg", "Windows/System32/nvcuda.dll");

  /** Where JavaCPP's bindings look, as they say themselves. */
  private static final List<String> DIRECTORIES =
      List.of(
          "usr/local/cuda-13.1/lib64",
          "usr/local/cuda-13.1/extras/CUPTI/lib64",
          "usr/local/cuda/lib64",
          "usr/local/cuda/extras/CUPTI/lib64",
          "usr/lib64");

  static CudaSystem ofThisMachine() {
    return new CudaSystem(
        Path.of(File.separator).toAbsolutePath(),
        System.getenv(),
        name -> CudaSystem.class.getResource("/org/bytedeco/cuda/linux-x86_64/" + name) != null);
  }

  /** Why LibTorch's GPU build cannot be loaded here, a sentence for a person; empty if it can. */
  Optional<String> obstacle() {
    String visible = environment.getOrDefault("CUDA_VISIBLE_DEVICES", "all").trim();
    if (visible.isEmpty() || visible.equals("-1")) {
      return Optional.of("this process is to see no GPU: CUDA_VISIBLE_DEVICES hides them all");
    }
    if (DRIVER_FILES.stream().map(root::resolve).noneMatch(Files::exists)) {
      return Optional.of("this machine has no NVIDIA driver");
    }
    List<String> missing = isWindows() ? List.of() : missingLibraries();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "LibTorch's GPU build needs CUDA 13, cuDNN 9 and NCCL 2, and of their libraries these"
                + " were not found: "
                + String.join(", ", missing));
  }

  private List<String> missingLibraries() {
    String linkerCache = linkerCache();
    List<Path> directories = directories();
    return LIBRARIES.stream()
        .filter(name -> !bundled.test(name) && !linkerCache.contains("/" + name + "\0"))
        .filter(name -> directories.stream().noneMatch(place -> Files.exists(place.resolve(name))))
        .toList();
  }

  private List<Path> directories() {
    List<Path> places = new ArrayList<>(DIRECTORIES.stream().map(root::resolve).toList());
    Stream.of(environment.getOrDefault("LD_LIBRARY_PATH", "").split(":", -1))
        .filter(place -> !place.isEmpty())
        .map(Path::of)
        .forEach(places::add);
    return places;
  }

  /** A binary file that ends each library's path, in plain text, with a zero. */
  private String linkerCache() {
    Path cache = root.resolve("etc/ld.so.cache");
    try {
      return Files.isReadable(cache)
          ? new String(Files.readAllBytes(cache), StandardCharsets.ISO_8859_1)
          : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Where libraries have other names, and a search of their own. */
  private static boolean isWindows() {
    return File.separatorChar == '\\';
  }
}
