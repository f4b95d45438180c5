package dev.elbow.core.engine;

import dev.elbow.core.model.Precision;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A tensor library that can train VAEs. Implementations are stateless; the objects they create
 * belong to their caller, are closed by it, and are used by one thread at a time.
 */
public interface VaeEngine {

  /** A short, stable name, as recorded in provenance: {@code dl4j}. */
  String name();

  /** What this process computes with, for provenance. Starts the library if need be. */
  EngineFacts facts();

  /**
   * Why models cannot be trained by this engine in this process, for a person; empty if they can.
   * Starts the library if need be.
   *
   * @param precision that of the training
   */
  Optional<String> obstacle(Precision precision);

  /**
   * Why models cannot be trained by this engine on this machine's processor cores, as far as can be
   * told without starting the library; empty if nothing is known to stand in the way.
   *
   * @param precision that of the training
   */
  default Optional<String> obstacleOnCores(Precision precision) {
    return obstacle(precision);
  }

  /**
   * Why this engine's build for GPUs, where this is one, can use no GPU of this machine, as far as
   * can be told without starting the library; empty if nothing is known to stand in the way.
   */
  default Optional<String> obstacleOnGpus() {
    return Optional.empty();
  }

  /**
   * What this process's models are computed on. A library may fall back to the processor where its
   * GPU part does not start; this says what it did, and starts it if need be.
   */
  Processor processor();

  /**
   * A freshly initialised model together with everything that changes its weights.
   *
   * <p>{@link #obstacle} is empty for the precision that is asked for.
   *
   * @param dataSize values per example
   * @param seed decides the initial weights and dropout masks; one seed gives bit-equal training on
   *     one machine
   */
  VaeLearner createLearner(VaeConfig config, int dataSize, TrainingConfig training, long seed);

  /**
   * A trained model, for evaluation only, whichever engine trained it.
   *
   * @param directory what {@link VaeModel#save} wrote
   * @throws IOException if a file is missing or truncated
   */
  VaeModel load(Path directory) throws IOException;
}
