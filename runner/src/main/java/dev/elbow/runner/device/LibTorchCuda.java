package dev.elbow.runner.device;

import dev.elbow.core.model.Precision;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LibTorch's build for CUDA 13. The compiler's options, which its binaries hold as text, name code
 * for 7.5, 8.0, 9.0, 10.0 and 12.0: every generation since Turing that a PC has. Ampere was the
 * first to multiply in TF32 and bfloat16 (CUDA C++ Programming Guide, Compute Capabilities).
 */
public record LibTorchCuda(String version) implements CudaBackEnd {
  private static final ComputeCapability OLDEST = new ComputeCapability(7, 5);
  private static final ComputeCapability OLDEST_BELOW_FP32 = new ComputeCapability(8, 0);

  /** Of the only two platforms for which there is such a build. */
  private static final List<String> NATIVES =
      List.of(
          "org/bytedeco/pytorch/linux-x86_64-gpu/libjnitorch.so",
          "org/bytedeco/pytorch/windows-x86_64-gpu/jnitorch.dll");

  private static final Pattern JAR =
      Pattern.compile(".*/pytorch-([^/]+)-(linux|windows)-x86_64-gpu\\.jar!/.*");

  /** The class path's, if it has one; looked up as a file, so that nothing is loaded. */
  static Optional<CudaBackEnd> onClassPath() {
    ClassLoader classes = LibTorchCuda.class.getClassLoader();
    return NATIVES.stream()
        .map(classes::getResource)
        .filter(Objects::nonNull)
        .findFirst()
        .map(URL::toString)
        .map(LibTorchCuda::at);
  }

  static LibTorchCuda at(String url) {
    Matcher jar = JAR.matcher(url);
    return new LibTorchCuda(jar.matches() ? jar.group(1) : "of unknown version");
  }

  @Override
  public String library() {
    return "LibTorch for CUDA";
  }

  @Override
  public Optional<String> generations() {
    return Optional.of(OLDEST + " and newer");
  }

  @Override
  public Optional<String> obstacle(Device gpu, Precision precision) {
    return gpu.facts()
        .capability()
        .flatMap(found -> older(found, OLDEST, inFull()).or(() -> belowFp32(found, precision)));
  }

  private static Optional<String> belowFp32(ComputeCapability found, Precision precision) {
    return precision == Precision.FP32
        ? Optional.empty()
        : older(found, OLDEST_BELOW_FP32, precision.name().toLowerCase(Locale.ROOT));
  }

  private static Optional<String> older(
      ComputeCapability found, ComputeCapability needed, String what) {
    return found.compareTo(needed) < 0
        ? Optional.of(
            "%s needs compute capability %s or newer, and its is %s".formatted(what, needed, found))
        : Optional.empty();
  }
}
