package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.WeightLayout;
import dev.elbow.core.model.Precision;
import dev.elbow.core.model.TrainingConfig;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The loss of a batch of fixed size and its gradient in every weight. */
final class TrainingNetwork {
  private final Mixed flatWeights;
  private final Gradients gradients;
  private final EncoderNetwork encoder;
  private final Posteriors posteriors;
  private final DecoderNetwork decoder;
  private final OutputLikelihood likelihood;
  private final Penalty penalty;

  /**
   * @param weights what is trained, in 32 bits
   * @param dropout absent where nothing is dropped
   */
  TrainingNetwork(
      Memory memory,
      WeightLayout layout,
      Weights weights,
      TrainingConfig training,
      Optional<Dropout> dropout) {
    ScalarType type =
        training.precision() == Precision.BF16 ? ScalarType.BFloat16 : ScalarType.Float;
    boolean single = type == ScalarType.Float;
    Weights rounded = single ? weights : Weights.zeros(memory, layout, type);
    Weights wide = Weights.zeros(memory, layout, ScalarType.Float);
    gradients = new Gradients(wide, single ? wide : Weights.zeros(memory, layout, type));
    flatWeights = new Mixed(weights.flat(), rounded.flat());
    Parts parts = Parts.forTraining(memory, layout, rounded, Optional.of(gradients), dropout);
    encoder = new EncoderNetwork(parts, training.batchSize());
    posteriors = new Posteriors(memory, encoder, training.objective().freeBitsNats());
    decoder = new DecoderNetwork(parts, training.batchSize());
    likelihood = OutputLikelihood.of(parts, weights, decoder.output());
    penalty =
        new Penalty(training.regularization(), weights.matrices(layout), wide.matrices(layout));
  }

  /** [batch size x data size]: to be overwritten before each run. */
  Tensor x() {
    return encoder.x();
  }

  /** What {@link #run} leaves: the gradient of the loss in all weights. */
  Tensor gradient() {
    return gradients.wide().flat();
  }

  /**
   * @param noise [batch size x latent size]
   * @return the loss, distortion + β · rate + penalties, in nats per example: a scalar
   */
  Tensor run(Tensor noise, double beta) {
    flatWeights.round();
    encoder.forward();
    posteriors.draw(noise, decoder.z());
    decoder.forward();
    Tensor loss = likelihood.distortion(encoder.x());
    loss.add_(posteriors.rate(), new Scalar(beta));
    decoder.backward();
    posteriors.backward(noise, decoder.zGradient(), beta);
    encoder.backward();
    penalty.addTo(loss);
    return loss;
  }
}
