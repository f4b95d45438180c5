package dev.elbow.core.estimators.latents;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Decoder;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether the decoder uses what the encoder says: how much the distortion grows when the codes z,
 * or one dimension z_i of them, are handed to other examples (permutation importance, Breiman
 * 2001), and how far one dimension moves the reconstruction. One code is drawn for each example.
 *
 * <p>For a linear VAE at its optimum, ΔD_i = (λ_i − βσ²)/σ² and E‖∂x̂/∂z_i‖² = w_i² = λ_i − βσ².
 *
 * <p>Cost is bounded: at most {@value #LARGEST_EXAMPLES} examples (256 of 65,536 latents), {@value
 * #LARGEST_DIMENSIONS} dimensions, those of largest KL, and per part no more than {@value
 * #LARGEST_DECODINGS} decoded rows, so that single dimensions are measured on fewer examples where
 * there are more than 40 (for derivatives, 20). Those numbers are this product's defaults.
 *
 * @param distortionIncrease ΔD, in nats, with the codes of all dimensions permuted
 * @param dimensions one by one, by index; all of them up to {@value #LARGEST_DIMENSIONS}
 */
public record DecoderUse(Estimate distortionIncrease, List<Dimension> dimensions) {
  public static final int LARGEST_EXAMPLES = 1000;
  public static final int LARGEST_DIMENSIONS = 800;
  private static final int LARGEST_DECODINGS = 40_000;

  /**
   * What the decoder makes of one latent dimension.
   *
   * @param index of the dimension, from 0
   * @param distortionIncrease ΔD_i, in nats
   * @param squaredSensitivity E‖∂x̂/∂z_i‖², in squared data units
   */
  public record Dimension(int index, Estimate distortionIncrease, Estimate squaredSensitivity) {}

  public DecoderUse {
    dimensions = List.copyOf(dimensions);
  }

  /**
   * Measures on the first rows of {@code x}, which should be in random order.
   *
   * @param x [examples x data size], at least 2
   * @param seed decides the codes and who gets whose: models are compared on the same
   * @throws IllegalArgumentException if there are fewer than two examples, or the decoder's answer
   *     is not finite
   */
  public static DecoderUse of(Encoder encoder, Decoder decoder, Matrix x, long seed) {
    Posterior posterior = PosteriorBlocks.first(encoder, x, DecoderUse::examplesFor);
    Matrix used = x.rows(0, posterior.mean().rows());
    Matrix z = Matrix.zeros(used.rows(), posterior.mean().columns());
    NormalNoise.seeded(seed).reparametrise(posterior, Matrix.zeros(z.rows(), z.columns()), z);
    List<Integer> measured = largestKl(posterior);
    int rows = affordable(measured.size(), used.rows());
    int derivativeRows = affordable(2 * measured.size(), used.rows());

    CodeExchange all = new CodeExchange(decoder, used, z, new SplittableRandom(~seed));
    CodeExchange few = rows == used.rows() ? all : all.first(rows, new SplittableRandom(~seed));
    Sensitivity sensitivity = new Sensitivity(decoder, z.rows(0, derivativeRows));
    return new DecoderUse(
        all.ofAllDimensions(),
        measured.stream()
            .map(i -> new Dimension(i, few.ofDimension(i), sensitivity.ofDimension(i)))
            .toList());
  }

  /**
   * Whether the decoder is as good with the codes of other examples: ΔD ≤ 3 standard errors, which
   * is full collapse whatever the rate (this product's default, not a published threshold).
   */
  public boolean isCodeIgnored() {
    return distortionIncrease.mean() <= 3 * distortionIncrease.standardError();
  }

  /** Codes of all examples are held at once: no more than 2²⁴ numbers. */
  private static int examplesFor(int latentSize) {
    return Math.min(LARGEST_EXAMPLES, Math.max(2, (1 << 24) / latentSize));
  }

  private static int affordable(int decodingsOfEach, int examples) {
    return Math.min(examples, Math.max(2, LARGEST_DECODINGS / decodingsOfEach));
  }

  private static List<Integer> largestKl(Posterior posterior) {
    List<Double> kl = LatentSummary.of(posterior).klPerDimensionNats();
    return IntStream.range(0, kl.size())
        .boxed()
        .sorted(Comparator.comparing(kl::get, Comparator.reverseOrder()))
        .limit(LARGEST_DIMENSIONS)
        .sorted()
        .toList();
  }
}
