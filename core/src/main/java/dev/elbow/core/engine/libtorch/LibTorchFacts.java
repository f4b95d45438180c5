package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.EngineFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;

/** What LibTorch says of itself. */
final class LibTorchFacts {
  /** Decides the kernels of OpenBLAS, which has no call that its bindings reach to say them. */
  private static final String KERNELS = "OPENBLAS_CORETYPE";

  private LibTorchFacts() {}

  /**
   * Loads the library if need be.
   *
   * @param engine its name as an engine
   */
  static EngineFacts of(String engine) {
    LibTorchNatives.load();
    return new EngineFacts(
        engine,
        "LibTorch",
        version("pytorch", torch.class),
        String.join(", ", natives()),
        torch.get_num_threads());
  }

  private static List<String> natives() {
    NativeBuild build = NativeBuild.forThisProcess();
    List<String> natives = new ArrayList<>();
    natives.add(build.platform() + build.extension());
    natives.add(torch.get_cpu_capability().getString());
    if (LibTorchNatives.hasOneDnnProducts()) {
      natives.add("oneDNN");
    }
    String kernels = Optional.ofNullable(System.getenv(KERNELS)).map(name -> " " + name).orElse("");
    natives.add("OpenBLAS " + version("openblas", openblas.class) + kernels);
    if (torch.cuda_is_available()) {
      natives.add("CUDA " + Context.versionCUDART());
      GpuGeneration.describe().ifPresent(natives::add);
    }
    return natives;
  }

  /** Of the library, a hyphen, of its bindings: "2.10.0-1.5.13". */
  private static String version(String artifact, Class<?> bindings) {
    try {
      return Optional.ofNullable(Loader.getVersion("org.bytedeco", artifact, bindings))
          .orElse("of unknown version");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the version of " + artifact, e);
    }
  }
}
