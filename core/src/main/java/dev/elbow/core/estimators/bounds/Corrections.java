package dev.elbow.core.estimators.bounds;

/**
 * What many draws add to a bound of few, L_K − L_k of each example. L_k is the mean over all whole
 * groups of k among the K draws: it varies less than that of one group, and so does the difference.
 */
final class Corrections implements ExampleBlock.Receiver {
  private final int coarseDraws;
  private final int fineDraws;
  private final LogWeightSums all;
  private final LogWeightSums group;
  private final double[] coarse;

  Corrections(int examples, int coarseDraws, int fineDraws) {
    this.coarseDraws = coarseDraws;
    this.fineDraws = fineDraws;
    all = new LogWeightSums(examples);
    group = new LogWeightSums(examples);
    coarse = new double[examples];
  }

  @Override
  public void receive(int example, int draw, double logLikelihood, double logPriorOverPosterior) {
    double logWeight = logLikelihood + logPriorOverPosterior;
    all.add(example, logWeight);
    group.add(example, logWeight);
    if ((draw + 1) % coarseDraws == 0) {
      int groups = fineDraws / coarseDraws;
      coarse[example] += group.logMean(example, coarseDraws) / groups;
      group.clear(example);
    }
  }

  double[] nats() {
    double[] corrections = new double[coarse.length];
    for (int i = 0; i < corrections.length; i++) {
      corrections[i] = all.logMean(i, fineDraws) - coarse[i];
    }
    return corrections;
  }

  double[] effectiveSampleSizes() {
    double[] sizes = new double[coarse.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = all.effectiveSampleSize(i);
    }
    return sizes;
  }
}
