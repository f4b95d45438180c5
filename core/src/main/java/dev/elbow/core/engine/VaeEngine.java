package dev.elbow.core.engine;

import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A tensor library that can train VAEs. Implementations are stateless; the objects they create
 * belong to their caller, are closed by it, and are used by one thread at a time.
 */
public interface VaeEngine {

  /** A short, stable name, as recorded in provenance: {@code dl4j}. */
  String name();

  /** The library, its version and its numeric back end, for provenance. */
  String describe();

  /**
   * What this process's models are computed on. A library may fall back to the processor where its
   * GPU part does not start; this says what it did, and starts it if need be.
   */
  Processor processor();

  /**
   * A freshly initialised model together with everything that changes its weights.
   *
   * @param dataSize values per example
   * @param seed decides the initial weights and dropout masks; one seed gives bit-equal training on
   *     one machine
   */
  VaeLearner createLearner(VaeConfig config, int dataSize, TrainingConfig training, long seed);

  /**
   * A trained model, for evaluation only.
   *
   * @param directory what {@link VaeModel#save} wrote
   * @throws IOException if a file is missing, truncated or of another engine
   */
  VaeModel load(Path directory) throws IOException;
}
