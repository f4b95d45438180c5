package dev.elbow.runner.worker;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.training.TrainingListener;
import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.space.AssignmentJson;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;

/**
 * A worker process that trains nothing and does what its assignment's {@code behaviour} says. It
 * notes each attempt in the trial's file {@code attempts}.
 */
public final class FakeWorker {
  private final EventOutput events;
  private final int number;
  private final int attempt;

  private FakeWorker(EventOutput events, int number, int attempt) {
    this.events = events;
    this.number = number;
    this.attempt = attempt;
  }

  public static void main(String[] args) throws Exception {
    EventOutput events = EventOutput.takeOver();
    RunDirectory run = new RunDirectory(Path.of(args[0]));
    TrialId trial = new TrialId(Integer.parseInt(args[1]));
    Path attempts = run.trial(trial).resolve("attempts");
    Files.writeString(
        attempts,
        ProcessHandle.current().pid() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    new FakeWorker(events, trial.number(), Files.readAllLines(attempts).size())
        .behave(behaviour(run, trial));
  }

  private static String behaviour(RunDirectory run, TrialId trial) throws IOException {
    return AssignmentJson.read(Files.readString(run.assignment(trial)))
        .get("behaviour")
        .orElseThrow()
        .text();
  }

  private void behave(String behaviour) {
    Optional<ParentWatch> parent =
        behaviour.equals("deaf") ? Optional.empty() : Optional.of(ParentWatch.start(System.in));
    String engine = behaviour.equals("other-engine") ? "fake 2.0" : "fake 1.0";
    String dataSha256 = behaviour.equals("other-data") ? "ee11" : "00ff";
    events.report(new WorkerEvent.Ready(engine, "nothing", dataSha256, List.of()));
    switch (behaviour) {
      case "complete", "other-engine" -> complete();
      case "chatter" -> {
        System.out.println("{\"this\": \"is no event\"}");
        new java.io.PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true)
            .println("printed by native code");
        System.err.println(
            System.getenv("OMP_NUM_THREADS") + System.getenv("CUDA_VISIBLE_DEVICES"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().forEach(System.err::println);
        complete();
      }
      case "diverge" ->
          events.report(new WorkerEvent.Diverged("loss is NaN at epoch 2, step 7", 2, 7));
      case "unfit" -> events.report(new WorkerEvent.Untrainable("too few examples"));
      case "bloat" -> events.report(new WorkerEvent.OutOfMemory("no room for a batch"));
      case "break" -> events.report(new WorkerEvent.Broken("no such layer"));
      case "exit" -> {
        System.err.println("cannot find libfake.so");
        System.err.println("\tat fake.Frame.of(Trace.java:1)");
        System.exit(3);
      }
      case "silent" -> {}
      case "hang", "other-data" -> hang();
      case "hang-once" -> {
        if (attempt == 1) {
          hang();
        }
        complete();
      }
      case "deaf" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(FakeWorker::sleepForever));
        hang();
      }
      default -> train(behaviour, parent.orElseThrow());
    }
  }

  /** {@code judged -130 -120}: waits after each epoch, of which these are the validation ELBOs. */
  private void train(String behaviour, ParentWatch parent) {
    List<String> words = List.of(behaviour.split(" "));
    if (!words.get(0).equals("judged")) {
      throw new IllegalArgumentException(behaviour);
    }
    EpochReporter reporter = new EpochReporter(events, Optional.of(parent));
    int epochs = 0;
    double elbo = Double.NaN;
    boolean goOn = true;
    while (goOn && epochs < words.size() - 1) {
      elbo = Double.parseDouble(words.get(++epochs));
      goOn = reporter.afterEpoch(epoch(epochs, 0, elbo)) == TrainingListener.Next.CONTINUE;
    }
    FinalMetrics metrics = finals(elbo);
    int trained = epochs;
    events.report(
        reporter
            .stopReason()
            .<WorkerEvent>map(
                reason -> new WorkerEvent.Stopped(reason, metrics, TrialNumbers.HEALTHY, trained))
            .orElseGet(() -> new WorkerEvent.Finished(metrics, TrialNumbers.HEALTHY, trained)));
  }

  private void complete() {
    events.report(new WorkerEvent.Epoch(epoch(1, Double.NaN, -100)));
    events.report(new WorkerEvent.Epoch(epoch(2, -100, -100)));
    events.report(new WorkerEvent.Finished(finals(-number), TrialNumbers.HEALTHY, 2));
  }

  private static FinalMetrics finals(double elbo) {
    return TrialNumbers.finals(
        2, elbo, 0.1, 80, 20, OptionalDouble.empty(), elbo, 0.1, 5, 0, List.of(0.5, 2.0));
  }

  private void hang() {
    events.report(new WorkerEvent.Epoch(epoch(1, -100, -100)));
    sleepForever();
  }

  private static void sleepForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EpochMetrics epoch(int epoch, double trainLoss, double elbo) {
    return TrialNumbers.epoch(epoch, trainLoss, -100, elbo, 80, 21, 5, 0, 0.01);
  }
}
