package dev.elbow.core.engine.libtorch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/**
 * LibTorch's compiled code: whether this class path has it, and how it is loaded.
 *
 * <p>Every class of JavaCPP's bindings loads the library when it is first used, and does that in an
 * order that is not safe: where the files are not unpacked yet, {@code libtorch} is loaded before
 * {@code libtorch_cpu}, which it needs, stands beside it, and the system's own LibTorch, of another
 * version, is taken instead; the process dies of that. So {@link #load} comes before any use of
 * {@link org.bytedeco.pytorch}.
 *
 * <p>How many threads an operation may use is LibTorch's own choice: {@code OMP_NUM_THREADS}, or
 * one for each core where that is not set. Nothing here changes it, because it holds for the whole
 * process, which need not be Elbow's.
 */
final class LibTorchNatives {
  private static final String PLATFORM = Loader.getPlatform();

  private static boolean loaded;
  private static volatile boolean oneDnn;

  private LibTorchNatives() {}

  /** Why LibTorch cannot be loaded here, a sentence for a person. Loads nothing. */
  static Optional<String> missing() {
    return missingFor(PLATFORM)
        .or(
            () ->
                NativeBuild.forThisProcess().isPresent()
                    ? Optional.empty()
                    : NativeBuild.gpuObstacle()
                        .map(
                            why ->
                                "engine libtorch cannot start: this build has its natives for GPUs"
                                    + " alone, and "
                                    + why));
  }

  /** Why its natives, which are there, do not load, a sentence for a person. Loads them. */
  static Optional<String> unloadable() {
    try {
      load();
      return Optional.empty();
    } catch (LinkageError | UncheckedIOException e) {
      return Optional.of(
          "engine libtorch cannot start: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString()));
    }
  }

  static Optional<String> missingFor(String platform) {
    return new NativeBuild(platform, "").isPresent()
            || new NativeBuild(platform, "-gpu").isPresent()
        ? Optional.empty()
        : Optional.of(
            "engine libtorch cannot start: this build has no LibTorch natives for " + platform);
  }

  /**
   * Loads LibTorch unless that was done; of several processes that begin on an empty directory one
   * unpacks a file and the others wait for it.
   *
   * @throws IllegalStateException if it is {@link #missing}
   * @throws UncheckedIOException if its files cannot be unpacked
   */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    missing()
        .ifPresent(
            why -> {
              throw new IllegalStateException(why);
            });
    NativeBuild build = NativeBuild.forThisProcess();
    try {
      NativeFiles.unpack(openblas.class, "/org/bytedeco/openblas/" + PLATFORM);
      NativeFiles.unpack(torch.class, build.directory());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack LibTorch's natives", e);
    }
    build.select();
    Loader.load(torch.class);
    oneDnn = SingleProducts.moveToOneDnn();
    loaded = true;
  }

  /** Whether oneDNN multiplies 32-bit floats on processor cores, once the library is loaded. */
  static boolean hasOneDnnProducts() {
    return oneDnn;
  }
}
