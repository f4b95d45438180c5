package dev.elbow.runner.cli;

import dev.elbow.core.data.DataException;
import dev.elbow.core.data.Provenance;
import dev.elbow.runner.schedule.RunOptions;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunBusyException;
import dev.elbow.runner.store.RunDirectory;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code elbow resume RUN}. */
@Command(name = "resume")
final class ResumeCommand implements Callable<Integer> {
  @Mixin private RunArgument argument = new RunArgument();
  @Mixin private DeviceOption devices = new DeviceOption();
  @Mixin private OutputOptions output = new OutputOptions();

  private final Invocation invocation;

  ResumeCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, DataException, RunBusyException {
    RunOptions options =
        new RunOptions(argument.out.directory, devices.request(), invocation.commandLine());
    return resume(argument.find(), options, output, invocation).code();
  }

  static ExitCode resume(
      RunDirectory run, RunOptions options, OutputOptions output, Invocation invocation)
      throws IOException, DataException, RunBusyException {
    Provenance data = requireData(run, invocation);
    SweepSpec spec = SweepFiles.ofRunToGoOn(run, options.devices());
    RunOptions looked = options.withData(data.sha256());
    return new SweepLaunch(invocation, output, spec)
        .run(
            (listener, stop) ->
                Composition.sweepRunner(invocation).resume(run, spec, looked, listener, stop));
  }

  /** The run's data, which must be there and be the same as before. */
  static Provenance requireData(RunDirectory run, Invocation invocation)
      throws IOException, DataException {
    Provenance data = DataAdvice.require(SweepFiles.ofRun(run).spec(), invocation);
    RecordedData.of(run).require(data);
    return data;
  }
}
