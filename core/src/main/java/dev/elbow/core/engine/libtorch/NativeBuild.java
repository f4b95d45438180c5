package dev.elbow.core.engine.libtorch;

import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/**
 * One of the builds of LibTorch that a class path may have.
 *
 * @param platform as JavaCPP names it: {@code linux-x86_64}
 * @param extension {@code -gpu} of the one that computes on GPUs too, else empty
 */
record NativeBuild(String platform, String extension) {
  private static final String GPU = "-gpu";

  /** JavaCPP's own property, for all libraries that it loads. */
  private static final String EXTENSION = "platform.extension";

  /** The one that this process loads. */
  static NativeBuild forThisProcess() {
    NativeBuild gpu = new NativeBuild(Loader.getPlatform(), GPU);
    return gpu.isPresent() ? gpu : new NativeBuild(Loader.getPlatform(), "");
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
    return torchResource(directory() + "/" + libraryName("jnitorch"));
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
                torchResource("/org/nd4j/linalg/cpu/nativecpu/bindings/" + platform + candidate))
        .findFirst()
        .orElse("");
  }

  private static boolean torchResource(String name) {
    return Objects.nonNull(NativeBuild.class.getResource(name));
  }

  private String libraryName(String name) {
    Properties properties = Loader.loadProperties(platform, null);
    return properties.getProperty("platform.library.prefix", "")
        + name
        + properties.getProperty("platform.library.suffix", "");
  }
}
