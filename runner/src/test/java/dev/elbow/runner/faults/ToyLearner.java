package dev.elbow.runner.faults;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.Pass;
import dev.elbow.core.engine.StepByStep;
import dev.elbow.core.engine.VaeLearner;
import dev.elbow.core.engine.VaeModel;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Trains a toy, at the pace that the environment sets. */
final class ToyLearner implements VaeLearner {
  private final ToyModel model;
  private final long stepNanos;
  private final Optional<Mischief> mischief;
  private final Matrix noise;
  private Matrix examples;
  private Optional<ToyWeights> kept = Optional.empty();

  ToyLearner(ToyModel model, int batchSize) {
    this.model = model;
    noise = Matrix.zeros(batchSize, model.config().latentSize());
    examples = Matrix.zeros(0, model.dataSize());
    String millis = System.getenv().getOrDefault(ToyEngine.STEP_MILLIS, "0");
    stepNanos = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(millis));
    mischief = Mischief.planned(model.config().latentSize());
  }

  @Override
  public VaeModel model() {
    return model;
  }

  @Override
  public void load(Matrix loaded) {
    examples = loaded;
  }

  @Override
  public List<Step> train(Pass pass) {
    return StepByStep.through(pass, examples, noise, this::step);
  }

  private Step step(Matrix batch, Matrix noise, double beta, double learningRate) {
    mischief.ifPresent(Mischief::happen);
    LockSupport.parkNanos(stepNanos);
    model.weights().descend(batch, noise, beta, learningRate);
    return new Step(50 + model.weights().energy(), 1, false);
  }

  @Override
  public void keepWeights() {
    kept = Optional.of(model.weights().copy());
  }

  @Override
  public void restoreWeights() {
    model.weights().become(kept.orElseThrow(() -> new IllegalStateException("nothing was kept")));
  }

  @Override
  public void saveState(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    model.weights().write(data);
    data.writeBoolean(kept.isPresent());
    if (kept.isPresent()) {
      kept.get().write(data);
    }
    data.flush();
  }

  @Override
  public void restoreState(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    model.weights().become(ToyWeights.read(data));
    kept = data.readBoolean() ? Optional.of(ToyWeights.read(data)) : Optional.empty();
  }

  @Override
  public void close() {}
}
