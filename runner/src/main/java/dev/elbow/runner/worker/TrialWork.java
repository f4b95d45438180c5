package dev.elbow.runner.worker;

import dev.elbow.core.data.DataException;
import dev.elbow.core.data.DataLoader;
import dev.elbow.core.data.DatasetLocations;
import dev.elbow.core.data.LoadedData;
import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.training.TrainingResult;
import dev.elbow.core.training.VaeTrainer;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Thresholds;
import dev.elbow.core.verdict.VerdictRules;
import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.spec.TrialConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work on one trial: read, load, train, keep the model, examine it, draw its pictures. */
final class TrialWork {
  private static final Logger LOG = LoggerFactory.getLogger(TrialWork.class);

  private final WorkerTask task;
  private final EventOutput events;
  private final ParentWatch parent;

  TrialWork(WorkerTask task, EventOutput events, ParentWatch parent) {
    this.task = task;
    this.events = events;
    this.parent = parent;
  }

  /** Trains, reporting every epoch; the event that says how it ended is returned. */
  WorkerEvent run() throws IOException, WorkerException {
    SweepSpec spec = task.spec();
    TrialConfig config = task.config(spec);
    LoadedData data = load(spec);
    VaeEngine engine = VaeEngines.standard();
    String library = engine.describe();
    DevicePromise.check(engine, System.getenv());
    LOG.info("Trial {}, seed {}, on {}", task.trial(), task.seed(), library);
    LOG.info("{}", config.model());
    LOG.info("{}", config.training());
    events.report(
        new WorkerEvent.Ready(
            library, data.provenance().source(), data.provenance().sha256(), List.of()));
    return train(engine, spec, config, usedBy(config, data));
  }

  private static Splits usedBy(TrialConfig config, LoadedData data) throws WorkerException {
    try {
      return VaeTrainer.usedBy(config.training(), data.splits());
    } catch (IllegalArgumentException e) {
      throw new WorkerException(String.valueOf(e.getMessage()), e);
    }
  }

  private static LoadedData load(SweepSpec spec) throws WorkerException {
    Path home = Path.of(System.getProperty("user.home", "."));
    try {
      return new DataLoader(DatasetLocations.standard(System.getenv(), home)).load(spec.data());
    } catch (DataException e) {
      throw new WorkerException(String.valueOf(e.getMessage()), e);
    }
  }

  private WorkerEvent train(VaeEngine engine, SweepSpec spec, TrialConfig config, Splits data) {
    EpochReporter reporter =
        new EpochReporter(events, spec.search().earlyTermination().map(rule -> parent));
    TrainingResult result =
        new VaeTrainer()
            .train(engine, config.model(), config.training(), data, task.seed(), reporter);
    if (result instanceof TrainingResult.Diverged diverged) {
      LOG.info("{}", text(diverged));
      return new WorkerEvent.Diverged(text(diverged), diverged.epoch(), diverged.step());
    }
    return keep((TrainingResult.Trained) result, reporter.stopReason(), data, spec);
  }

  private WorkerEvent keep(
      TrainingResult.Trained trained, Optional<String> stopReason, Splits data, SweepSpec spec) {
    try (VaeModel model = trained.model()) {
      TrialKeepsakes keepsakes = new TrialKeepsakes(task.run(), task.trial(), model);
      keepsakes.saveModel();
      ExaminationScope scope =
          stopReason.isPresent() ? ExaminationScope.stopped(spec) : ExaminationScope.complete(spec);
      FinalMetrics metrics = scope.examine(model, data).with(trained.course());
      if (spec.keep().pictures() > 0 && data.shape().isPicture()) {
        // Not of an epoch: those of a wide model have no KL per dimension.
        keepsakes.draw(data, metrics.perDimension(DimensionMetric.KL));
      }
      return ended(trained.epochs(), stopReason, metrics, spec.diagnostics().thresholds());
    }
  }

  private static WorkerEvent ended(
      int epochs, Optional<String> stopReason, FinalMetrics metrics, Thresholds thresholds) {
    Diagnosis diagnosis =
        stopReason.isPresent()
            ? VerdictRules.diagnoseStopped(metrics, thresholds, epochs)
            : VerdictRules.diagnose(metrics, thresholds);
    LOG.info("{}: {}", diagnosis.verdict().title(), diagnosis.reason());
    LOG.info("{}", metrics);
    return stopReason
        .<WorkerEvent>map(reason -> new WorkerEvent.Stopped(reason, metrics, diagnosis, epochs))
        .orElseGet(() -> new WorkerEvent.Finished(metrics, diagnosis, epochs));
  }

  private static String text(TrainingResult.Diverged diverged) {
    String where =
        diverged.step() == 0
            ? String.format(Locale.ROOT, " after epoch %d", diverged.epoch())
            : String.format(
                Locale.ROOT, " at epoch %d, step %d", diverged.epoch(), diverged.step());
    return "training diverged: " + diverged.what() + where;
  }
}
