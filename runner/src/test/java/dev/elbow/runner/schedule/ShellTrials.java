package dev.elbow.runner.schedule;

import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.DeviceEnvironment;
import dev.elbow.runner.execute.TrialEvents;
import dev.elbow.runner.execute.TrialExecution;
import dev.elbow.runner.execute.TrialExecutor;
import dev.elbow.runner.execute.TrialTask;
import dev.elbow.runner.stopping.Decision;
import dev.elbow.runner.trial.TrialOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Trials in processes that wait, on fake GPUs. Each process writes down itself when it begins and
 * ends and which GPU it sees, all into one file, whose order is theirs.
 */
final class ShellTrials implements TrialExecutor {
  private static final String SCRIPT =
      "echo \"begin $CUDA_VISIBLE_DEVICES $1 $$\" >>\"$2\";"
          + " until [ \"$(grep -c begin \"$2\")\" -ge \"$5\" ]; do sleep 0.05; done; sleep \"$3\";"
          + " echo \"end $CUDA_VISIBLE_DEVICES $1 $$\" >>\"$2\"; exit \"$4\"";

  private final Path record;
  private final Function<Device, Behaviour> behaviours;

  /**
   * What a process does on a device.
   *
   * @param seconds that it waits at least
   * @param crowd it also waits until so many have begun, itself included
   */
  record Behaviour(double seconds, int exit, int crowd) {
    Behaviour(double seconds, int exit) {
      this(seconds, exit, 0);
    }
  }

  /**
   * One line of the record.
   *
   * @param gpu as the process sees it
   */
  record Event(boolean begin, String gpu, String slot, long pid) {
    private static Event parse(String line) {
      String[] words = line.split(" ", -1);
      return new Event(words[0].equals("begin"), words[1], words[2], Long.parseLong(words[3]));
    }
  }

  ShellTrials(Path record, Function<Device, Behaviour> behaviours) {
    this.record = record;
    this.behaviours = behaviours;
  }

  List<Event> events() throws IOException {
    return Files.readAllLines(record).stream().map(Event::parse).toList();
  }

  @Override
  public TrialExecution start(TrialTask task, TrialEvents events) {
    Device device = task.slot().device();
    Behaviour behaviour = behaviours.apply(device);
    ProcessBuilder builder =
        new ProcessBuilder(
            "/bin/sh",
            "-c",
            SCRIPT,
            "trial",
            task.slot().name(),
            record.toString(),
            Double.toString(behaviour.seconds()),
            Integer.toString(behaviour.exit()),
            Integer.toString(behaviour.crowd()));
    builder.environment().putAll(DeviceEnvironment.of(device));
    try {
      return new Execution(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Execution(Process shell) implements TrialExecution {
    @Override
    public CompletableFuture<TrialOutcome> outcome() {
      return shell.onExit().thenApply(ended -> outcomeOf(ended.exitValue()));
    }

    private static TrialOutcome outcomeOf(int exit) {
      return exit == 0
          ? FormulaTrials.completed(-100)
          : new TrialOutcome.Failed(TrialOutcome.Failed.Cause.CRASHED, "exit status " + exit);
    }

    @Override
    public void afterEpoch(Decision decision) {}

    @Override
    public void stop(String reason) {
      shell.destroy();
    }
  }
}
