package dev.elbow.core.engine.dl4j;

import dev.elbow.core.engine.EngineFacts;
import dev.elbow.core.engine.Processor;
import dev.elbow.core.engine.SavedModel;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeLearner;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.model.Precision;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;

/** VAEs on SameDiff, run by ND4J. */
public final class Dl4jEngine implements VaeEngine {

  static final String NAME = "dl4j";

  /** JavaCPP's property for variants of natives, such as {@code -avx2}. */
  private static final String EXTENSION = "platform.extension";

  /** Decides the kernels of OpenBLAS. */
  private static final String KERNELS = "OPENBLAS_CORETYPE";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public EngineFacts facts() {
    Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
    return new EngineFacts(
        NAME,
        "ND4J",
        version(),
        String.join(", ", natives(environment.getProperty("blas.vendor", "unknown BLAS"))),
        Nd4j.getEnvironment().maxThreads());
  }

  private static List<String> natives(String blas) {
    List<String> natives = new ArrayList<>();
    natives.add(Nd4j.getBackend().getClass().getSimpleName());
    natives.add(Loader.getPlatform() + Loader.loadProperties().getProperty(EXTENSION, ""));
    natives.add(blas.equals("OPENBLAS") ? "OpenBLAS " + openBlas() : blas);
    return natives;
  }

  /** Its version, and the kernels where they are not its own choice. */
  private static String openBlas() {
    try {
      String version = Loader.getVersion("org.bytedeco", "openblas", openblas.class);
      String kernels = System.getenv(KERNELS);
      return (version == null ? "of unknown version" : version)
          + (kernels == null ? "" : " " + kernels);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the version of OpenBLAS", e);
    }
  }

  @Override
  public Optional<String> obstacle(Precision precision) {
    return precision == Precision.FP32
        ? Optional.empty()
        : Optional.of(
            "engine dl4j computes in fp32 alone, not in "
                + precision.name().toLowerCase(Locale.ROOT)
                + "; model.engine chooses another");
  }

  @Override
  public Processor processor() {
    return Nd4j.getEnvironment().isCPU() ? Processor.CPU : Processor.GPU;
  }

  /** The library's jar has no version in its manifest, but in Maven's own properties. */
  private static String version() {
    Properties artifact = new Properties();
    try (InputStream in =
        Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
      if (in != null) {
        artifact.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the version of ND4J", e);
    }
    return artifact.getProperty("version", "of unknown version");
  }

  @Override
  public VaeLearner createLearner(
      VaeConfig config, int dataSize, TrainingConfig training, long seed) {
    return new Dl4jLearner(config, dataSize, training, seed);
  }

  @Override
  public VaeModel load(Path directory) throws IOException {
    SavedModel saved = SavedModel.read(directory);
    VaeGraphs graphs = new VaeGraphs(saved.layout());
    Weights weights = new Weights(graphs.slots());
    float[] values = saved.values();
    HostArrays.write(values, 0, values.length, weights.flat());
    return new Dl4jModel(graphs, weights);
  }
}
