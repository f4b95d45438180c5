package dev.elbow.runner.worker;

import dev.elbow.core.data.DataException;
import dev.elbow.core.data.LoadedData;
import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.training.TrainingPlan;
import dev.elbow.core.training.TrainingResult;
import dev.elbow.core.training.VaeTrainer;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Thresholds;
import dev.elbow.core.verdict.VerdictRules;
import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.execute.protocol.WorkerEvent.Ready;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.spec.TrialConfig;
import java.io.IOException;
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
  private final LoadedDataCache loaded;
  private final TrialCheckpoint checkpoint;

  TrialWork(WorkerTask task, EventOutput events, ParentWatch parent, LoadedDataCache loaded)
      throws IOException {
    this.task = task;
    this.events = events;
    this.parent = parent;
    this.loaded = loaded;
    this.checkpoint = new TrialCheckpoint(task.run().checkpoint(task.trial()), task.identity());
  }

  /**
   * Trains, reporting every epoch; the event that says how it ended is returned. A trial that has
   * ended before, and whose parent died without recording it, is not trained again.
   */
  WorkerEvent run() throws IOException, WorkerException {
    Optional<TrialCheckpoint.Ending> known = checkpoint.ending();
    if (known.isPresent()) {
      LOG.info("Trial {} has ended already, and says so again", task.trial());
      events.report(known.get().ready());
      return known.get().event();
    }
    SweepSpec spec = task.spec();
    TrialConfig config = task.config(spec);
    LoadedData data = load(spec);
    ChosenEngine chosen = ChosenEngine.of(config, System.getenv());
    Ready ready =
        new Ready(
            chosen.facts(), data.provenance().source(), data.provenance().sha256(), List.of());
    LOG.info(
        "Trial {}, attempt {}, seed {}, on {}",
        task.trial(),
        task.attempt(),
        task.seed(),
        ready.engine());
    LOG.info("{}", config.model());
    LOG.info("{}", config.training());
    return train(chosen.engine(), spec, plan(config, data), ready);
  }

  private TrainingPlan plan(TrialConfig config, LoadedData data) throws WorkerException {
    try {
      return new TrainingPlan(config.model(), config.training(), data.splits(), task.seed())
          .onExamplesUsed();
    } catch (IllegalArgumentException e) {
      throw new WorkerException(String.valueOf(e.getMessage()), e);
    }
  }

  private LoadedData load(SweepSpec spec) throws WorkerException {
    try {
      return loaded.get(spec.data());
    } catch (DataException e) {
      throw new WorkerException(String.valueOf(e.getMessage()), e);
    }
  }

  private WorkerEvent train(VaeEngine engine, SweepSpec spec, TrainingPlan plan, Ready ready) {
    EpochReporter reporter =
        new EpochReporter(events, spec.search().earlyTermination().map(rule -> parent));
    TrialCourse course = new TrialCourse(ready, events, reporter);
    TrainingResult result = new VaeTrainer().train(engine, plan, checkpoint.training(), course);
    WorkerEvent ending;
    if (result instanceof TrainingResult.Diverged diverged) {
      LOG.info("{}", text(diverged));
      ending = new WorkerEvent.Diverged(text(diverged), diverged.epoch(), diverged.step());
    } else {
      ending = examine((TrainingResult.Trained) result, reporter.stopReason(), plan.data(), spec);
    }
    if (!(ending instanceof WorkerEvent.Broken)) {
      checkpoint.keep(new TrialCheckpoint.Ending(course.behindAllEpochs(), ending));
    }
    log(ending);
    return ending;
  }

  /** Once it is kept: what the log calls a result is not found out another time. */
  private static void log(WorkerEvent ending) {
    if (ending instanceof WorkerEvent.Finished finished) {
      log(finished.diagnosis(), finished.metrics());
    } else if (ending instanceof WorkerEvent.Stopped stopped) {
      log(stopped.diagnosis(), stopped.metrics());
    }
  }

  private static void log(Diagnosis diagnosis, FinalMetrics metrics) {
    LOG.info("{}: {}", diagnosis.verdict().title(), diagnosis.reason());
    LOG.info("{}", metrics);
  }

  private WorkerEvent examine(
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
    } catch (IOException e) {
      LOG.error("The model could not be saved", e);
      return new WorkerEvent.Broken("the model could not be saved: " + e.getMessage());
    }
  }

  private static WorkerEvent ended(
      int epochs, Optional<String> stopReason, FinalMetrics metrics, Thresholds thresholds) {
    Diagnosis diagnosis =
        stopReason.isPresent()
            ? VerdictRules.diagnoseStopped(metrics, thresholds, epochs)
            : VerdictRules.diagnose(metrics, thresholds);
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
