package dev.elbow.core.estimators.bounds;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.DifferentiableDecoder;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What it costs that one network infers all posteriors: L[q*] − L[q], where q is the encoder's and
 * q* the best diagonal Gaussian for each single example (Cremer, Li and Duvenaud 2018, "Inference
 * suboptimality in variational autoencoders").
 *
 * <p>q* is found by gradient ascent from q, so that the gap is, if anything, too small. Which q* is
 * taken is decided on draws of its own: the encoder's q unless the optimised one is better there.
 * Both are then scored on the same fresh draws, so the estimates are unbiased for the q* that was
 * found.
 *
 * @param gap L[q*] − L[q], nats per example
 * @param optimisedElbo L[q*], nats per example
 * @param steps of gradient ascent, the most that any block of examples took
 */
public record AmortisationGap(Estimate gap, Estimate optimisedElbo, int steps) {

  /**
   * How q* is looked for and scored; defaults of ours.
   *
   * @param learningRate of Adam
   * @param maxSteps at most
   * @param draws of z for each example and step
   * @param stepsPerCheck after so many steps the bound is looked at
   * @param checkDraws of z for each example on which it is looked at, the same at every check
   * @param patience optimisation ends when so many checks in a row showed no new best mean bound of
   *     the examples of a block, or with {@code maxSteps}
   * @param scoringDraws of z for each example in the end
   */
  public record Settings(
      double learningRate,
      int maxSteps,
      int draws,
      int stepsPerCheck,
      int checkDraws,
      int patience,
      int scoringDraws) {
    public static final Settings DEFAULT = new Settings(.01, 300, 8, 20, 64, 5, 1000);

    public Settings {
      if (!(learningRate > 0)
          || Math.min(Math.min(maxSteps, draws), Math.min(stepsPerCheck, checkDraws)) < 1
          || Math.min(patience, scoringDraws) < 1) {
        throw new IllegalArgumentException("every setting must be positive");
      }
    }
  }

  /**
   * Measures the gap.
   *
   * @param x [examples x data size]: some hundred are enough
   * @param seed decides all draws
   * @throws IllegalArgumentException if there are no examples, or a bound is not finite
   */
  public static AmortisationGap of(
      Encoder encoder, DifferentiableDecoder decoder, Matrix x, Settings settings, long seed) {
    Measurement measurement = new Measurement(decoder, settings, seed, x.rows());
    ExampleBlock.forEach(x, encoder, settings.draws(), measurement::add);
    AmortisationGap result = measurement.result();
    if (!result.gap.isFinite() || !result.optimisedElbo.isFinite()) {
      throw new IllegalArgumentException("the bound is not finite");
    }
    return result;
  }

  /** What is known of the blocks so far. */
  private static final class Measurement {
    private final DifferentiableDecoder decoder;
    private final Settings settings;
    private final SplittableRandom seeds;
    private final double[] gaps;
    private final double[] optimised;
    private int steps;

    Measurement(DifferentiableDecoder decoder, Settings settings, long seed, int examples) {
      this.decoder = decoder;
      this.settings = settings;
      seeds = new SplittableRandom(seed);
      gaps = new double[examples];
      optimised = new double[examples];
    }

    void add(ExampleBlock block) {
      Posterior best = optimise(block);
      long scoringSeed = seeds.nextLong();
      double[] before = elbos(block, block.posterior(), settings.scoringDraws(), scoringSeed);
      double[] after = elbos(block, best, settings.scoringDraws(), scoringSeed);
      for (int i = 0; i < after.length; i++) {
        gaps[block.start() + i] = after[i] - before[i];
        optimised[block.start() + i] = after[i];
      }
    }

    private Posterior optimise(ExampleBlock block) {
      LocalPosteriors climbers =
          new LocalPosteriors(
              block, decoder, settings.draws(), NormalNoise.seeded(seeds.nextLong()));
      long checkSeed = seeds.nextLong();
      double[] start = elbos(block, block.posterior(), settings.checkDraws(), checkSeed);
      double[] best = start;
      Posterior reached = block.posterior();
      int step = 0;
      for (int stale = 0; stale < settings.patience() && step < settings.maxSteps(); stale++) {
        int next = Math.min(settings.maxSteps(), step + settings.stepsPerCheck());
        for (; step < next; step++) {
          climbers.step(settings.learningRate());
        }
        Posterior here = climbers.current();
        double[] now = elbos(block, here, settings.checkDraws(), checkSeed);
        if (StatUtils.mean(now) > StatUtils.mean(best)) {
          best = now;
          reached = here;
          stale = -1;
        }
      }
      steps = Math.max(steps, step);
      return better(block.posterior(), start, reached, best);
    }

    /** Of each example the posterior that scores better. */
    private static Posterior better(
        Posterior first, double[] firstElbos, Posterior second, double[] secondElbos) {
      Posterior chosen = second.rows(0, second.mean().rows());
      int latentSize = chosen.mean().columns();
      for (int i = 0; i < firstElbos.length; i++) {
        if (!(secondElbos[i] > firstElbos[i])) {
          int at = i * latentSize;
          System.arraycopy(first.mean().values(), at, chosen.mean().values(), at, latentSize);
          System.arraycopy(
              first.logVariance().values(), at, chosen.logVariance().values(), at, latentSize);
        }
      }
      return chosen;
    }

    /** Means of log-weights: they vary less than with an exact KL where q is nearly exact. */
    private double[] elbos(ExampleBlock block, Posterior posterior, int draws, long seed) {
      double[] means = new double[block.x().rows()];
      new ExampleBlock(0, block.x(), posterior)
          .score(
              decoder,
              draws,
              NormalNoise.seeded(seed),
              (example, draw, logLikelihood, logPriorOverPosterior) ->
                  means[example] += (logLikelihood + logPriorOverPosterior) / draws);
      return means;
    }

    AmortisationGap result() {
      return new AmortisationGap(Estimate.over(gaps), Estimate.over(optimised), steps);
    }
  }
}
