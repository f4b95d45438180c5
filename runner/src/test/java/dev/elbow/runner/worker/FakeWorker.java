package dev.elbow.runner.worker;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.training.TrainingListener;
import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.space.AssignmentJson;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.FakeEngine;
import dev.elbow.runner.trial.TrialEngine;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;

/**
 * A worker process that trains nothing and does what its assignment's {@code behaviour} says. It
 * notes each attempt in the trial's file {@code attempts}.
 */
public final class FakeWorker {
  private static final List<byte[]> FAT = new ArrayList<>();

  private final EventOutput events;
  private final ParentWatch parent;
  private final WorkerTask task;

  private FakeWorker(EventOutput events, ParentWatch parent, WorkerTask task) {
    this.events = events;
    this.parent = parent;
    this.task = task;
  }

  public static void main(String[] args) {
    System.setIn(new EndlessInput());
    WorkerLife.live((task, events, parent) -> new FakeWorker(events, parent, task).run());
  }

  private WorkerEvent run() {
    try {
      Files.writeString(
          task.run().trial(task.trial()).resolve("attempts"),
          ProcessHandle.current().pid() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return behave(behaviour(task.run(), task.trial()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String behaviour(RunDirectory run, TrialId trial) throws IOException {
    return AssignmentJson.read(Files.readString(run.assignment(trial)))
        .get("behaviour")
        .orElseThrow()
        .text();
  }

  private WorkerEvent behave(String behaviour) throws IOException {
    Optional<Misdeed> misdeed = Misdeed.called(behaviour);
    if (misdeed.isPresent()) {
      return misdeed.get().commit(events);
    }
    TrialEngine engine = FakeEngine.version(behaviour.equals("other-engine") ? "2.0" : "1.0");
    String dataSha256 = behaviour.equals("other-data") ? "ee11" : "00ff";
    events.report(new WorkerEvent.Ready(engine, "nothing", dataSha256, List.of()));
    return switch (behaviour) {
      case "complete", "other-engine" -> complete();
      case "chatter" -> chatter();
      case "diverge" -> new WorkerEvent.Diverged("loss is NaN at epoch 2, step 7", 2, 7);
      case "unfit" -> new WorkerEvent.Untrainable("too few examples");
      case "bloat" -> new WorkerEvent.OutOfMemory("no room for a batch");
      case "break" -> new WorkerEvent.Broken("no such layer");
      case "hang", "other-data" -> hang();
      case "hang-once" -> attempts() == 1 ? hang() : complete();
      case "deaf" -> beDeaf();
      case "mutter" -> mutter();
      case "fatten" -> fatten();
      case "talk-later" -> talkLater();
      default -> train(behaviour);
    };
  }

  private int attempts() throws IOException {
    return FakeTrials.attempts(task.run(), task.trial().number()).size();
  }

  private WorkerEvent chatter() {
    System.out.println("{\"this\": \"is no event\"}");
    new java.io.PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true)
        .println("printed by native code");
    System.err.println(System.getenv("OMP_NUM_THREADS") + System.getenv("CUDA_VISIBLE_DEVICES"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().forEach(System.err::println);
    return complete();
  }

  private WorkerEvent mutter() {
    for (int i = 0; i < 5000; i++) {
      System.err.print("trial " + task.trial().number() + " goes on and on, ");
    }
    return complete();
  }

  private WorkerEvent fatten() {
    FAT.add(new byte[500 << 20]);
    return complete();
  }

  /** Reports something when the trial is over: the parent hears of it after the end. */
  private WorkerEvent talkLater() {
    Thread server = Thread.currentThread();
    Thread talker =
        new Thread(
            () -> {
              while (server.getState() != Thread.State.WAITING) { // for its next task
                Thread.onSpinWait();
              }
              events.report(new WorkerEvent.Epoch(epoch(3, 0, 0)));
            });
    talker.setDaemon(true);
    talker.start();
    return complete();
  }

  /** {@code judged -130 -120}: waits after each epoch, of which these are the validation ELBOs. */
  private WorkerEvent train(String behaviour) {
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
    return reporter
        .stopReason()
        .<WorkerEvent>map(
            reason -> new WorkerEvent.Stopped(reason, metrics, TrialNumbers.HEALTHY, trained))
        .orElseGet(() -> new WorkerEvent.Finished(metrics, TrialNumbers.HEALTHY, trained));
  }

  private WorkerEvent complete() {
    events.report(new WorkerEvent.Epoch(epoch(1, Double.NaN, -100)));
    events.report(new WorkerEvent.Epoch(epoch(2, -100, -100)));
    return finished(-task.trial().number());
  }

  static WorkerEvent finished(double elbo) {
    return new WorkerEvent.Finished(finals(elbo), TrialNumbers.HEALTHY, 2);
  }

  private static FinalMetrics finals(double elbo) {
    return TrialNumbers.finals(
        2, elbo, 0.1, 80, 20, OptionalDouble.empty(), elbo, 0.1, 5, 0, List.of(0.5, 2.0));
  }

  private WorkerEvent hang() {
    events.report(new WorkerEvent.Epoch(epoch(1, -100, -100)));
    throw sleepForever();
  }

  private WorkerEvent beDeaf() {
    EndlessInput.isDeaf = true;
    return hang();
  }

  static IllegalStateException sleepForever() {
    try {
      new CountDownLatch(1).await();
      return new IllegalStateException("nobody counts down");
    } catch (InterruptedException e) {
      return new IllegalStateException(e);
    }
  }

  /** Standard input whose end is not noticed by a deaf worker. */
  private static final class EndlessInput extends FilterInputStream {
    static volatile boolean isDeaf;

    EndlessInput() {
      super(System.in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      if (read < 0 && isDeaf) {
        throw sleepForever();
      }
      return read;
    }
  }

  static EpochMetrics epoch(int epoch, double trainLoss, double elbo) {
    return TrialNumbers.epoch(epoch, trainLoss, -100, elbo, 80, 21, 5, 0, 0.01);
  }
}
