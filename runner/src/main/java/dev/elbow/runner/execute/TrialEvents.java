package dev.elbow.runner.execute;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.trial.TrialEngine;
import java.util.List;

/** Hears of one attempt while it goes on. */
public interface TrialEvents {

  /**
   * Training is about to begin.
   *
   * @param engine that trains
   * @param data where the examples came from
   * @param dataSha256 of the files they were read from
   * @param done the epochs behind the checkpoint from which the attempt goes on; empty if it begins
   *     anew. They are not heard of again
   */
  void ready(TrialEngine engine, String data, String dataSha256, List<EpochMetrics> done);

  /** An epoch is done; they come in order. */
  void epoch(EpochMetrics metrics);

  /** The attempt goes on, as every other call says too. Heard of every few seconds. */
  default void alive() {}
}
