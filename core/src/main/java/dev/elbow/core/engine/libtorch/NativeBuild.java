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

  /** Found out once: what is loaded is never changed. */
  private static final NativeBuild CHOSEN =
      chooseFor(Loader.getPlatform(), CudaSystem.ofThisMachine());

  /** The one that this process loads. */
  static NativeBuild forThisProcess() {
    return CHOSEN;
  }

  /**
   * The build for GPUs where its jar is there and CUDA is; it does not load without CUDA, so that
   * all else is for the other one.
   */
  private static NativeBuild chooseFor(String platform, CudaSystem cuda) {
    NativeBuild gpu = new NativeBuild(platform, GPU);
    NativeBuild cores = new NativeBuild(platform, "");
    if (!gpu.isPresent()) {
      return cores;
    }
    Optional<String> obstacle = cuda.obstacle();
    obstacle.ifPresent(why -> LOG.info("LibTorch computes on processor cores: {}", why));
    return obstacle.isPresent() ? cores : gpu;
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
   * Keeps JavaCPP to this build. By itself it also tries the other one with all of CUDA's
   * libraries, by some forty names, which takes longer than all else together and loads those that
   * the system happens to have.
   */
  void select() {
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
