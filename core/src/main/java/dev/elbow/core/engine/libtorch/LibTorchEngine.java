package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.EngineFacts;
import dev.elbow.core.engine.Processor;
import dev.elbow.core.engine.SavedModel;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeLearner;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.engine.WeightLayout;
import dev.elbow.core.model.Precision;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** VAEs on LibTorch, the C++ library of PyTorch. */
public final class LibTorchEngine implements VaeEngine {

  static final String NAME = "libtorch";

  private final boolean alwaysDecidesOnDevice;

  /** Waits for each step on a processor, and for none on a GPU. */
  public LibTorchEngine() {
    this(false);
  }

  /**
   * @param alwaysDecidesOnDevice whether steps are queued on a processor too, as on a GPU
   */
  LibTorchEngine(boolean alwaysDecidesOnDevice) {
    this.alwaysDecidesOnDevice = alwaysDecidesOnDevice;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public EngineFacts facts() {
    return LibTorchFacts.of(NAME);
  }

  @Override
  public Optional<String> obstacle(Precision precision) {
    return PrecisionObstacle.to(precision);
  }

  @Override
  public Optional<String> obstacleOnCores(Precision precision) {
    return LibTorchNatives.missing().or(() -> PrecisionObstacle.to(precision, Processor.CPU));
  }

  @Override
  public Optional<String> obstacleOnGpus() {
    return NativeBuild.gpuObstacle();
  }

  @Override
  public Processor processor() {
    return PrecisionObstacle.processor();
  }

  @Override
  public VaeLearner createLearner(
      VaeConfig config, int dataSize, TrainingConfig training, long seed) {
    boolean onDevice = alwaysDecidesOnDevice || processor() == Processor.GPU;
    WeightLayout layout = new WeightLayout(config, dataSize);
    return inMemory(memory -> new LibTorchLearner(memory, layout, training, seed, onDevice));
  }

  @Override
  public VaeModel load(Path directory) throws IOException {
    SavedModel saved = SavedModel.read(directory);
    return inMemory(
        memory -> {
          Weights weights = Weights.zeros(memory, saved.layout(), ScalarType.Float);
          float[] values = saved.values();
          HostCopies.write(values, 0, values.length, weights.flat());
          return new LibTorchModel(memory, saved.layout(), weights);
        });
  }

  private <T> T inMemory(Function<Memory, T> constructor) {
    Memory memory = new Memory(processor());
    boolean constructed = false;
    try {
      T made = Calls.of(() -> constructor.apply(memory));
      constructed = true;
      return made;
    } finally {
      if (!constructed) {
        memory.close();
      }
    }
  }
}
