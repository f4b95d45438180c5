package dev.elbow.runner.faults;

import dev.elbow.core.engine.EngineFacts;
import dev.elbow.core.engine.Processor;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeLearner;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.model.Precision;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An engine without a tensor library, for sweeps of many short trials in real workers: it starts at
 * once, takes next to no processor time, and its few weights depend on everything that a training
 * consists of: the seed, each batch, each draw of noise, the schedules, the optimiser's state and
 * the number of steps. Put on the class path before the real one, it goes by that one's name.
 *
 * <p>The environment says how long a step takes, {@value #STEP_MILLIS}, and what goes wrong in
 * which trial, {@link Mischief#VARIABLE}.
 */
public final class ToyEngine implements VaeEngine {
  /** How long a step takes, in milliseconds. */
  static final String STEP_MILLIS = "ELBOW_TOY_STEP_MILLIS";

  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public EngineFacts facts() {
    return new EngineFacts(name(), "toy", "1.0", "none", 1);
  }

  @Override
  public Optional<String> obstacle(Precision precision) {
    return Optional.empty();
  }

  @Override
  public Processor processor() {
    return Processor.CPU;
  }

  @Override
  public VaeLearner createLearner(
      VaeConfig config, int dataSize, TrainingConfig training, long seed) {
    return new ToyLearner(
        new ToyModel(config, dataSize, ToyWeights.drawn(seed)), training.batchSize());
  }

  @Override
  public VaeModel load(Path directory) throws IOException {
    throw new IOException(directory + ": a toy is not loaded again");
  }
}
