package dev.elbow.core.engine;

import dev.elbow.core.data.Binarizer;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeLearner.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A pass for learners that take each batch from the JVM's memory and wait for each step. */
@FunctionalInterface
public interface StepByStep {
  /**
   * @param batch [batch size x data size], overwritten after this step
   * @param noise [batch size x latent size], overwritten after this step
   */
  Step take(Matrix batch, Matrix noise, double beta, double learningRate);

  /**
   * @param noise [batch size x latent size], overwritten for each step
   */
  static List<Step> through(Pass pass, Matrix examples, Matrix noise, StepByStep step) {
    int batchSize = noise.rows();
    int count = pass.steps(batchSize);
    pass.checkRows(examples.rows());
    Optional<Binarizer> bits = pass.bitsSeed().stream().mapToObj(Binarizer::new).findFirst();
    Matrix batch = Matrix.zeros(batchSize, examples.columns());
    List<Step> steps = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      examples.select(pass.rows(index, batchSize), batch);
      bits.ifPresent(binarizer -> binarizer.draw(batch.values(), batch.values()));
      pass.noise().fill(noise);
      Step taken = step.take(batch, noise, pass.beta().applyAsDouble(index), pass.learningRate());
      steps.add(taken);
      if (!taken.isFinite()) {
        break;
      }
    }
    return List.copyOf(steps);
  }
}
