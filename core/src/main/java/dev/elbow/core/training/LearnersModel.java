package dev.elbow.core.training;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeLearner;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Posterior;
import dev.elbow.core.model.VaeConfig;
import java.io.IOException;
import java.nio.file.Path;

/** The model of a learner that nobody else holds any more: closing it closes the learner. */
record LearnersModel(VaeLearner learner) implements VaeModel {
  @Override
  public VaeConfig config() {
    return learner.model().config();
  }

  @Override
  public Likelihood likelihood() {
    return learner.model().likelihood();
  }

  @Override
  public int dataSize() {
    return learner.model().dataSize();
  }

  @Override
  public Posterior encode(Matrix x) {
    return learner.model().encode(x);
  }

  @Override
  public Matrix decode(Matrix z) {
    return learner.model().decode(z);
  }

  @Override
  public float[] logLikelihood(Matrix x, Matrix z) {
    return learner.model().logLikelihood(x, z);
  }

  @Override
  public Matrix logLikelihoodGradient(Matrix x, Matrix z) {
    return learner.model().logLikelihoodGradient(x, z);
  }

  @Override
  public void save(Path directory) throws IOException {
    learner.model().save(directory);
  }

  @Override
  public void close() {
    learner.close();
  }
}
