package dev.elbow.core.engine.libtorch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a processor multiplies bfloat16 itself. Without, a library converts back and forth, which
 * is slower than 32-bit floats throughout.
 */
final class Bf16Instructions {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Set<String> ON_X86 = Set.of("avx512_bf16", "amx_bf16");
  private static final String ON_ARM = "bf16";

  private Bf16Instructions() {}

  /** Why not on this machine's processor, a sentence for a person; empty if it does. */
  static Optional<String> obstacle() {
    if (!Files.isReadable(CPU_INFO)) {
      return Optional.of(
          "bf16 needs a processor with bf16 instructions, and whether this one has them can be read"
              + " on Linux alone");
    }
    try {
      return obstacle(Files.readAllLines(CPU_INFO));
    } catch (IOException e) {
      return Optional.of(
          "bf16 needs a processor with bf16 instructions, but "
              + CPU_INFO
              + " could not be read: "
              + e.getMessage());
    }
  }

  /**
   * @param cpuInfo the lines of Linux's /proc/cpuinfo
   */
  static Optional<String> obstacle(List<String> cpuInfo) {
    if (words(cpuInfo, "flags").anyMatch(ON_X86::contains)
        || words(cpuInfo, "Features").anyMatch(ON_ARM::equals)) {
      return Optional.empty();
    }
    return Optional.of(
        "bf16 needs a processor with bf16 instructions (avx512_bf16 or amx_bf16, on Arm bf16), and"
            + " this one has none");
  }

  /** Of the first core: the others are the same. */
  private static Stream<String> words(List<String> cpuInfo, String key) {
    return cpuInfo.stream()
        .filter(line -> line.startsWith(key))
        .limit(1)
        .flatMap(line -> Stream.of(line.split("\\s+", -1)));
  }
}
