package dev.elbow.runner.worker;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.training.TrainingListener;
import dev.elbow.runner.execute.protocol.WorkerEvent.Ready;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The epochs of a training, whichever attempt has done them, on their way to the parent. */
final class TrialCourse implements TrainingListener {
  private static final Logger LOG = LoggerFactory.getLogger(TrialCourse.class);

  private final Ready anew;
  private final EventOutput events;
  private final EpochReporter reporter;
  private final List<EpochMetrics> epochs = new ArrayList<>();

  /**
   * @param anew what is reported when training begins at its first epoch
   * @param reporter of the epochs that this attempt does
   */
  TrialCourse(Ready anew, EventOutput events, EpochReporter reporter) {
    this.anew = anew;
    this.events = events;
    this.reporter = reporter;
  }

  @Override
  public void starting(List<EpochMetrics> done) {
    epochs.addAll(done);
    if (!done.isEmpty()) {
      LOG.info("Goes on from the checkpoint behind epoch {}", done.size());
    }
    events.report(behindAllEpochs());
  }

  @Override
  public Next afterEpoch(EpochMetrics metrics) {
    epochs.add(metrics);
    return reporter.afterEpoch(metrics);
  }

  /** What an attempt reports that goes on from here. */
  Ready behindAllEpochs() {
    return new Ready(anew.engine(), anew.data(), anew.dataSha256(), epochs);
  }
}
