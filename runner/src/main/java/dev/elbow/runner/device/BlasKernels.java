package dev.elbow.runner.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of OpenBLAS's kernels fit this machine, where OpenBLAS would choose wrongly itself.
 *
 * <p>ND4J carries OpenBLAS 0.3.19, which looks up the processor's model. It knows no AMD processor
 * with AVX-512 and falls back to kernels with which a training step takes more than twice as long
 * (13 ms against 5.8, 784-400-20-400-784 in batches of 128).
 */
public final class BlasKernels {
  /** The environment variable that OpenBLAS reads. */
  public static final String VARIABLE = "OPENBLAS_CORETYPE";

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Set<String> SKYLAKE_X =
      Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");

  private BlasKernels() {}

  /** A value for {@link #VARIABLE}; empty where OpenBLAS is to choose. */
  public static Optional<String> forThisMachine() {
    if (!Files.isReadable(CPU_INFO)) {
      return Optional.empty();
    }
    try {
      return of(Files.readAllLines(CPU_INFO));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static Optional<String> of(List<String> cpuInfo) {
    return cpuInfo.stream()
        .filter(line -> line.startsWith("flags"))
        .limit(1)
        .filter(flags -> List.of(flags.split("\\s+", -1)).containsAll(SKYLAKE_X))
        .map(flags -> "SkylakeX")
        .findFirst();
  }
}
