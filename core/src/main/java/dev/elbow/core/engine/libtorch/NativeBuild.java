package dev.elbow.core.engine.libtorch;

import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of the builds of LibTorch that a class path may have.
 *
 * @param platform as JavaCPP names it: {@code linux-x86_64}
 * @param extension {@code -gpu} of the one that computes on GPUs too, else empty
 */
record NativeBuild(String platform, String extension) {
  private static final Logger LOG = LoggerFactory.getLogger(NativeBuild.class);
  private static final String GPU = "-gpu";

  /** JavaCPP's own property, for all libraries that it loads. */
  private static final String EXTENSION = "platform.extension";

  private static final NativeBuild CORES = new NativeBuild(Loader.getPlatform(), "");
  private static final NativeBuild GPUS = new NativeBuild(Loader.getPlatform(), GPU);

  /** Found out once: what is loaded is never changed. */
  private static final Optional<String> GPU_OBSTACLE =
      GPUS.isPresent() ? CudaSystem.ofThisMachine().obstacle() : Optional.empty();

  /**
   * The one that this process loads: the build for GPUs where its jar and CUDA are. Without CUDA it
   * does not load, so everything else is for the other one.
   */
  static NativeBuild forThisProcess() {
    return GPUS.isPresent() && GPU_OBSTACLE.isEmpty() ? GPUS : CORES;
  }

  /** Why the build for GPUs is not loaded though it is there; empty if it is, or is not there. */
  static Optional<String> gpuObstacle() {
    return GPU_OBSTACLE;
  }

  boolean isGpu() {
    return extension.equals(GPU);
  }

  /** Where its files are on the class path. */
  String directory() {
    return "/org/bytedeco/pytorch/" + platform + extension;
  }

  /** Looked up as a file, so that nothing is loaded. */
  boolean isPresent() {
    return isResource(directory() + "/" + libraryName("jnitorch"));
  }

  /**
   * Keeps JavaCPP to this build, before anything of it is loaded. By itself it would try the other
   * one as well, and all of CUDA's libraries by some forty names: a fifth of the time to start, in
   * which it loads those that the system happens to have.
   */
  void select() {
    GPU_OBSTACLE.ifPresent(why -> LOG.info("LibTorch computes on processor cores: {}", why));
    Properties properties = Loader.loadProperties();
    if (!isGpu() && properties.getProperty(EXTENSION) == null) {
      properties.setProperty(EXTENSION, extensionOfNd4j());
    }
  }

  /** The property holds for ND4J as well, which has its own. */
  private String extensionOfNd4j() {
    return Stream.of("-avx2", "-avx512", "-onednn", "-onednn-avx2", "-onednn-avx512")
        .filter(
            candidate ->
                isResource("/org/nd4j/linalg/cpu/nativecpu/bindings/" + platform + candidate))
        .findFirst()
        .orElse("");
  }

  private static boolean isResource(String name) {
    return NativeBuild.class.getResource(name) != null;
  }

  private String libraryName(String name) {
    Properties properties = Loader.loadProperties(platform, null);
    return properties.getProperty("platform.library.prefix", "")
        + name
        + properties.getProperty("platform.library.suffix", "");
  }
}
