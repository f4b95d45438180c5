package dev.elbow.core.estimators.bounds;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Decoder;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;
import java.util.List;
import java.util.function.Consumer;

/**
 * The importance-weighted bound L_k = E ln (1/k) Σ_s w_s with w = p(x|z) p(z) / q(z|x) and z drawn
 * from q (Burda, Grosse and Salakhutdinov 2016, equation 8). L_1 is the ELBO; L_k never decreases
 * with k and tends to ln p(x) from below. The estimate is unbiased for L_k, and so biased downwards
 * for ln p(x).
 *
 * <p>Weights are added up one at a time in double precision: memory is that of one block of
 * examples, whatever k.
 */
public final class ImportanceWeightedBound {
  /**
   * Below this effective sample size one draw in k dominates, and L_k is probably far below ln
   * p(x); a default of ours, not a published threshold.
   */
  public static final double LOOSE_EFFECTIVE_SAMPLE_SIZE = 2;

  private final int k;
  private final double[] nats;
  private final double[] effectiveSampleSizes;

  private ImportanceWeightedBound(int k, int examples) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, not " + k);
    }
    this.k = k;
    nats = new double[examples];
    effectiveSampleSizes = new double[examples];
  }

  /** L_k averaged over examples, asking the encoder first, a block of examples at a time. */
  public static Estimate of(Encoder encoder, Decoder decoder, Matrix x, int k, long noiseSeed) {
    return of(encoder, decoder, x, List.of(k), noiseSeed).get(0).average();
  }

  /**
   * L_k of each example, in nats, as {@link #of(Posterior, Decoder, Matrix, List, long)}.
   *
   * @return [examples]
   */
  public static double[] perExample(
      Posterior posterior, Decoder decoder, Matrix x, int k, long noiseSeed) {
    return of(posterior, decoder, x, List.of(k), noiseSeed).get(0).nats();
  }

  /** As the other, asking the encoder for a block of examples at a time. */
  public static List<ImportanceWeightedBound> of(
      Encoder encoder, Decoder decoder, Matrix x, List<Integer> ks, long noiseSeed) {
    return measure(
        decoder, x.rows(), ks, noiseSeed, work -> ExampleBlock.forEach(x, encoder, 1, work));
  }

  /**
   * L_k for several k from the same draws: L_k uses the first k of each example.
   *
   * @param posterior q(z|x) of the rows of {@code x}
   * @param x [examples x data size]
   * @param ks each at least 1, in any order
   * @param noiseSeed decides the draws: models are compared on the same
   * @return one for each of {@code ks}, in their order
   */
  public static List<ImportanceWeightedBound> of(
      Posterior posterior, Decoder decoder, Matrix x, List<Integer> ks, long noiseSeed) {
    return measure(
        decoder, x.rows(), ks, noiseSeed, work -> ExampleBlock.forEach(x, posterior, work));
  }

  private static List<ImportanceWeightedBound> measure(
      Decoder decoder,
      int examples,
      List<Integer> ks,
      long noiseSeed,
      Consumer<Consumer<ExampleBlock>> blocks) {
    List<ImportanceWeightedBound> bounds =
        ks.stream().map(k -> new ImportanceWeightedBound(k, examples)).toList();
    int draws = ks.stream().mapToInt(Integer::intValue).max().orElseThrow();
    NormalNoise noise = NormalNoise.seeded(noiseSeed);
    LogWeightSums sums = new LogWeightSums(examples);
    blocks.accept(
        block ->
            block.score(
                decoder,
                draws,
                noise,
                (example, draw, logLikelihood, logPriorOverPosterior) -> {
                  sums.add(example, logLikelihood + logPriorOverPosterior);
                  for (ImportanceWeightedBound bound : bounds) {
                    if (bound.k == draw + 1) {
                      bound.nats[example] = sums.logMean(example, bound.k);
                      bound.effectiveSampleSizes[example] = sums.effectiveSampleSize(example);
                    }
                  }
                }));
    return bounds;
  }

  /** Draws of z for each example. */
  public int k() {
    return k;
  }

  /** L_k of each example, a copy: [examples]. */
  public double[] nats() {
    return nats.clone();
  }

  /**
   * (Σw)²/Σw² of each example, from 1 to k: of how many equal weights the estimate is worth (Kong
   * 1992). A copy: [examples].
   */
  public double[] effectiveSampleSizes() {
    return effectiveSampleSizes.clone();
  }

  /** L_k averaged over examples. */
  public Estimate average() {
    return Estimate.over(nats);
  }
}
