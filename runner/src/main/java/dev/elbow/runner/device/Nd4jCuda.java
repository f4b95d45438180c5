package dev.elbow.runner.device;

import dev.elbow.core.model.Precision;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * ND4J's back end for GPUs.
 *
 * @param library its file name without the version: {@code nd4j-cuda-11.6}
 * @param code the generations that its binaries have machine code for; empty where that is not
 *     known, and then every GPU is tried
 */
public record Nd4jCuda(String library, String version, List<ComputeCapability> code)
    implements CudaBackEnd {
  private static final String BACK_END = "org/nd4j/linalg/jcublas/JCublasBackend.class";
  private static final Pattern JAR = Pattern.compile(".*/(nd4j-cuda-[\\d.]+)-([^/]+)\\.jar!/.*");

  /**
   * As read from the code in the libraries' binaries, which have none that a driver could translate
   * for a newer generation (PTX).
   */
  private static final Map<String, List<ComputeCapability>> KNOWN_CODE =
      Map.of(
          "nd4j-cuda-11.6 1.0.0-M2.1",
          capabilities("3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6"));

  /** What the build takes where it is not told otherwise. */
  static final Nd4jCuda RELEASED = of("nd4j-cuda-11.6", "1.0.0-M2.1");

  public Nd4jCuda {
    code = List.copyOf(code);
  }

  private static List<ComputeCapability> capabilities(String... written) {
    return Stream.of(written).map(ComputeCapability::parse).flatMap(Optional::stream).toList();
  }

  /** The class path's, if it has one; looked up as a file, so that nothing is loaded. */
  static Optional<CudaBackEnd> onClassPath() {
    return Optional.ofNullable(Nd4jCuda.class.getClassLoader().getResource(BACK_END))
        .map(URL::toString)
        .map(Nd4jCuda::at);
  }

  static Nd4jCuda at(String url) {
    Matcher jar = JAR.matcher(url);
    return jar.matches() ? of(jar.group(1), jar.group(2)) : of("nd4j-cuda", "of unknown version");
  }

  private static Nd4jCuda of(String library, String version) {
    return new Nd4jCuda(
        library, version, KNOWN_CODE.getOrDefault(library + " " + version, List.of()));
  }

  @Override
  public Optional<String> generations() {
    return code.isEmpty() ? Optional.empty() : Optional.of(text());
  }

  /** Of any precision: the engine itself says in which it computes. */
  @Override
  public Optional<String> obstacle(Device gpu, Precision precision) {
    return gpu.facts()
        .capability()
        .filter(capability -> !code.isEmpty() && code.stream().noneMatch(capability::runsCodeFor))
        .map(
            capability ->
                inFull()
                    + " has no code for its compute capability "
                    + capability
                    + ", only for "
                    + text());
  }

  private String text() {
    return code.stream().map(ComputeCapability::toString).collect(Collectors.joining(", "));
  }
}
