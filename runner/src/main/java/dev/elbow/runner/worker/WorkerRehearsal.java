package dev.elbow.runner.worker;

import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.model.Precision;
import dev.elbow.runner.execute.protocol.TaskLine;
import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.TrialId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Trains a small trial on each engine as {@link WorkerMain} would and ends, so that a JVM which
 * archives at its exit the classes that it has loaded archives those of a worker, and every
 * engine's compiled libraries are unpacked before several workers start at once. The launcher runs
 * it once for each build.
 */
public final class WorkerRehearsal {
  private static final String SWEEP =
      """
      name: rehearsal
      parameters:
        latent_size: {values: [2]}
      data: {dataset: digits, binarize: threshold, train: 100, validation: 20, test: 20}
      model: {hidden: [8], engine: %s}
      training: {epochs: 2, batch_size: 50, kl_schedule: {type: linear, warmup_epochs: 1}}
      """;

  private static final TrialId TRIAL = new TrialId(1);

  private WorkerRehearsal() {}

  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("elbow-rehearsal");
    EventOutput events = EventOutput.takeOver();
    try {
      for (VaeEngine engine : VaeEngines.all()) {
        if (engine.obstacle(Precision.FP32).isEmpty()) {
          rehearse(new RunDirectory(directory.resolve(engine.name())), engine.name(), events);
        }
      }
    } finally {
      delete(directory);
    }
    System.exit(0); // a tensor library's threads need not end by themselves
  }

  private static void rehearse(RunDirectory run, String engine, EventOutput events)
      throws IOException {
    Files.createDirectories(run.trial(TRIAL));
    Files.writeString(run.sweepFile(), SWEEP.formatted(engine));
    Files.writeString(run.assignment(TRIAL), "{\"latent_size\": 2}\n");
    WorkerTask task =
        WorkerTask.of(
            TaskLine.read(new TaskLine(run.root().toString(), TRIAL.number(), 1, 1).write()));
    WorkerEvent end = new WorkerMain().run(task, events, ParentWatch.silent());
    events.report(end);
    events.reportIdle();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
