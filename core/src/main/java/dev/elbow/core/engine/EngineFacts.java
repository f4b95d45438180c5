package dev.elbow.core.engine;

/**
 * What numbers were computed with, for provenance.
 *
 * @param engine {@link VaeEngine#name}
 * @param library the tensor library: "ND4J"
 * @param version of the library
 * @param natives the compiled code that it loaded: platform, instruction set, matrix library
 * @param threads how many threads one operation may use
 */
public record EngineFacts(
    String engine, String library, String version, String natives, int threads) {

  /** One line for a person: "ND4J 1.0.0-M2.1 (CpuBackend, OpenBLAS), 1 thread". */
  @Override
  public String toString() {
    return "%s %s (%s), %d %s"
        .formatted(library, version, natives, threads, threads == 1 ? "thread" : "threads");
  }
}
