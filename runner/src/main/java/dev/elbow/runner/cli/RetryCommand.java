package dev.elbow.runner.cli;

import dev.elbow.core.data.DataException;
import dev.elbow.runner.device.Devices;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.schedule.FailedTrials;
import dev.elbow.runner.schedule.RunOptions;
import dev.elbow.runner.spec.DeviceRequest;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunBusyException;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.TrialId;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code elbow retry RUN [TRIAL…]}: gives failed trials further attempts, and resumes the run. */
@Command(name = "retry")
final class RetryCommand implements Callable<Integer> {
  @Mixin private RunArgument argument = new RunArgument();

  @Parameters(
      index = "1..*",
      paramLabel = "TRIAL",
      description =
          "Numbers of failed trials. Without any: all that failed, but for those that diverged or"
              + " cannot be trained.")
  private List<String> trials = List.of();

  @Mixin private DeviceOption devices = new DeviceOption();
  @Mixin private OutputOptions output = new OutputOptions();

  private final Invocation invocation;

  RetryCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, DataException, RunBusyException {
    RunDirectory run = argument.find();
    RunOptions options =
        new RunOptions(argument.out.directory, devices.request(), invocation.commandLine());
    List<TrialId> named = trials.stream().map(TrialArgument::parse).toList();
    ResumeCommand.requireData(run, invocation);
    requireDevices(run, options);
    List<TrialId> again = tryAgain(run, named);
    if (again.isEmpty()) {
      invocation
          .terminal()
          .err()
          .println(
              "Nothing to try again: no trial of "
                  + run.id()
                  + " failed by a crash, a time-out, a loss or for want of memory; what was cut off"
                  + " goes on with: elbow resume "
                  + run.root());
      return ExitCode.DONE.code();
    }
    invocation
        .terminal()
        .err()
        .println(
            "Trying again: "
                + again.stream().map(TrialId::toString).collect(Collectors.joining(", ")));
    return ResumeCommand.resume(run, options, output, invocation).code();
  }

  /** Before anything is changed: nobody would go on with what waits again. */
  private static void requireDevices(RunDirectory run, RunOptions options) {
    SweepSpec spec = SweepFiles.ofRunToGoOn(run, options.devices());
    DeviceRequest use = options.devices().orElse(spec.devices().use());
    List<Slot> unused = Devices.detect().slots(spec.devices().withUse(use), spec.engines());
  }

  private static List<TrialId> tryAgain(RunDirectory run, List<TrialId> named)
      throws RunBusyException, IOException {
    try {
      return new FailedTrials(run).tryAgain(named);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
  }
}
