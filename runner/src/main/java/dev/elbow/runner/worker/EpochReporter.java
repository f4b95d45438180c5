package dev.elbow.runner.worker;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.training.TrainingListener;
import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.stopping.Decision;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports each epoch of a training, and ends the training if the parent says so. In a sweep that
 * ends trainings early it waits for the parent's word, so that a training ends exactly where the
 * rule says; else it never looks.
 */
final class EpochReporter implements TrainingListener {
  private static final Logger LOG = LoggerFactory.getLogger(TrialWork.class);

  private final EventOutput events;
  private final Optional<ParentWatch> judge;
  private Optional<String> stopReason = Optional.empty();

  /**
   * @param judge is waited for; absent in a sweep that ends no training early
   */
  EpochReporter(EventOutput events, Optional<ParentWatch> judge) {
    this.events = events;
    this.judge = judge;
  }

  @Override
  public Next afterEpoch(EpochMetrics metrics) {
    events.report(new WorkerEvent.Epoch(metrics));
    LOG.info("{}", text(metrics));
    if (judge.isPresent() && judge.get().awaitDecision() instanceof Decision.Stop stop) {
      LOG.info("Stopped: {}", stop.reason());
      stopReason = Optional.of(stop.reason());
      return Next.STOP;
    }
    return Next.CONTINUE;
  }

  /** Why the training was ended; empty if it was not. */
  Optional<String> stopReason() {
    return stopReason;
  }

  private static String text(EpochMetrics metrics) {
    return String.format(
        Locale.ROOT,
        "epoch %d: train_loss %.3f, valid_elbo %.3f (distortion %.3f + rate %.3f), "
            + "%d active units, %.2f s",
        metrics.epoch(),
        metrics.trainLossNats(),
        metrics.validElboNats(),
        metrics.validDistortionNats(),
        metrics.validRateNats(),
        metrics.activeUnits(),
        metrics.epochSeconds());
  }
}
