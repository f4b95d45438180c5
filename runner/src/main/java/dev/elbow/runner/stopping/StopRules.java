package dev.elbow.runner.stopping;

import dev.elbow.runner.spec.EarlyTermination;

/** Every rule there is. */
public final class StopRules {
  private StopRules() {}

  /** The rule that a sweep file asks for. */
  public static StopRule of(EarlyTermination wanted) {
    if (wanted instanceof EarlyTermination.Asha asha) {
      return new AshaRule(asha.minEpochs(), asha.eta());
    }
    if (wanted instanceof EarlyTermination.Hyperband hyperband) {
      return new HyperbandRule(hyperband.minEpochs(), hyperband.eta());
    }
    EarlyTermination.Median median = (EarlyTermination.Median) wanted;
    return new MedianRule(median.minEpochs(), median.minTrials());
  }
}
