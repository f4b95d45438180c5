package dev.elbow.core.engine.libtorch;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.Pass;
import dev.elbow.core.engine.VaeLearner;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.engine.WeightLayout;
import dev.elbow.core.model.Precision;
import dev.elbow.core.model.TrainingConfig;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** Trains one model whose weights and examples lie in tensors. */
final class LibTorchLearner implements VaeLearner {
  private final Memory memory;
  private final WeightLayout layout;
  private final TrainingConfig training;
  private final boolean decidesOnDevice;
  private final LibTorchModel model;
  private final Updater updater;
  private final TrainingNetwork network;
  private final RandomStream maskStream;
  private final BitDraws bits;
  private final Tensor before;
  private Tensor examples;
  private @Nullable Tensor kept;

  /**
   * @param memory for everything but the model's; freed when this is closed
   * @param decidesOnDevice whether steps are queued without waiting for them
   */
  LibTorchLearner(
      Memory memory,
      WeightLayout layout,
      TrainingConfig training,
      long seed,
      boolean decidesOnDevice) {
    this.memory = memory;
    this.layout = layout;
    this.training = training;
    this.decidesOnDevice = decidesOnDevice;
    updater = new Updater(memory, layout, training.optimizer());
    float[] initial = Weights.initial(layout, seed);
    HostCopies.write(initial, 0, initial.length, updater.weights().flat());
    maskStream = new RandomStream(memory, seed);
    double dropped = training.regularization().dropout();
    Optional<Dropout> dropout =
        dropped > 0 ? Optional.of(new Dropout(1 - dropped, maskStream)) : Optional.empty();
    network = new TrainingNetwork(memory, layout, updater.weights(), training, dropout);
    bits = new BitDraws(new RandomStream(memory, seed), memory.like(network.x()));
    before = decidesOnDevice ? memory.like(updater.everything()) : updater.everything();
    examples = memory.zeros(ScalarType.Float, 0, layout.dataSize()); // until there are any
    // Last: what it allocates is not freed with the rest if anything above fails.
    model = new LibTorchModel(new Memory(memory.processor()), layout, updater.weights());
  }

  @Override
  public VaeModel model() {
    return model;
  }

  @Override
  public void load(Matrix loaded) {
    if (loaded.columns() != layout.dataSize()) {
      throw new IllegalArgumentException(
          "the examples are " + loaded + "; the model has " + layout.dataSize() + " columns");
    }
    Calls.run(
        () -> {
          if (examples.size(0) != loaded.rows()) {
            memory.free(examples);
            examples = memory.zeros(ScalarType.Float, loaded.rows(), loaded.columns());
          }
          HostCopies.write(loaded.values(), 0, loaded.values().length, examples);
        });
  }

  @Override
  public List<Step> train(Pass pass) {
    boolean elsewhere = torch.globalContext().allowTF32CuBLAS();
    allowTf32(training.precision() == Precision.TF32);
    try {
      return Calls.of(() -> taken(pass));
    } finally {
      allowTf32(elsewhere); // evaluation is in 32 bits
    }
  }

  /**
   * For the process, so also for learners that train at the same time: there is no narrower way.
   */
  private static void allowTf32(boolean allowed) {
    torch.globalContext().setAllowTF32CuBLAS(allowed);
  }

  private List<Step> taken(Pass pass) {
    Feed.Shape shape = new Feed.Shape(training.batchSize(), layout.config().latentSize());
    pass.bitsSeed().ifPresent(bits.random()::seed);
    Optional<BitDraws> draws = pass.bitsSeed().isPresent() ? Optional.of(bits) : Optional.empty();
    Feed feed = new Feed(memory, examples, pass, shape, draws);
    Decisions decisions = decisions(pass, feed.steps());
    boolean healthy = true;
    for (int step = 0; step < feed.steps() && healthy; step++) {
      healthy = step(feed, step, pass.beta().applyAsDouble(step), decisions);
    }
    return decisions.steps();
  }

  private Decisions decisions(Pass pass, int steps) {
    float[] table = updater.rates(steps, pass.learningRate());
    Tensor rates = memory.temporary(ScalarType.Float, steps);
    HostCopies.write(table, 0, steps, rates);
    return decidesOnDevice
        ? new DeviceDecisions(
            memory, updater, network.gradient(), rates, before, training.optimizer())
        : new HostDecisions(updater, network.gradient(), rates, training.optimizer());
  }

  private boolean step(Feed feed, int step, double beta, Decisions decisions) {
    PointerScope scope = new PointerScope();
    try {
      feed.batch(step, network.x());
      return decisions.conclude(network.run(feed.noise(step), beta));
    } finally {
      scope.close();
    }
  }

  @Override
  public void keepWeights() {
    Calls.run(() -> place().copy_(updater.weights().flat()));
  }

  private Tensor place() {
    if (kept == null) {
      kept = memory.zeros(ScalarType.Float, layout.size());
    }
    return kept;
  }

  @Override
  public void restoreWeights() {
    Tensor back = kept;
    if (back == null) {
      throw new IllegalStateException("no weights were kept");
    }
    Calls.run(() -> updater.weights().flat().copy_(back));
  }

  @Override
  public void saveState(OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    TensorStream.write(updater.everything(), out);
    out.writeInt(updater.updates());
    out.writeBoolean(kept != null);
    if (kept != null) {
      TensorStream.write(kept, out);
    }
    maskStream.save(out);
    out.flush();
  }

  @Override
  public void restoreState(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    TensorStream.read(in, updater.everything());
    updater.updatesMade(in.readInt());
    if (in.readBoolean()) {
      keepWeights();
      TensorStream.read(in, place());
    } else if (kept != null) {
      memory.free(kept);
      kept = null;
    }
    maskStream.restore(in);
  }

  @Override
  public void close() {
    model.close();
    memory.close();
  }
}
