package dev.elbow.runner.cli;

import dev.elbow.core.data.DataException;
import dev.elbow.core.data.Provenance;
import dev.elbow.runner.schedule.RunOptions;
import dev.elbow.runner.schedule.WarmStart;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.store.RunBusyException;
import dev.elbow.runner.store.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code elbow run SWEEP.yaml}. Everything that can be wrong is looked at before anything starts.
 */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "SWEEP.yaml", description = "The sweep file.")
  private Path file = Path.of("");

  @Option(
      names = "--resume",
      description = "Go on with the latest run of this sweep if that was cut off.")
  private boolean resume;

  @Mixin private OutOption out = new OutOption();

  @Option(
      names = "--set",
      paramLabel = "path=value",
      description = "Replace a setting of the file; may be repeated.")
  private List<String> settings = List.of();

  @Mixin private AllowedPathOption paths = new AllowedPathOption();
  @Mixin private DeviceOption devices = new DeviceOption();

  @Option(names = "--dry-run", description = "Say what would be done, and start nothing.")
  private boolean dryRun;

  @Mixin private OutputOptions output = new OutputOptions();

  private final Invocation invocation;

  RunCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, DataException, RunBusyException {
    ReadResult.Valid sweep;
    try {
      sweep = SweepFiles.readToRun(file, settings, paths.readable(invocation), devices.request());
    } catch (InvalidSweepException e) {
      return ProblemReport.print(e.problems(), output.isJson(), invocation.terminal()).code();
    }
    sweep
        .warnings()
        .forEach(warning -> invocation.terminal().err().println(warning + " (warning)"));
    if (dryRun) {
      Provenance data = DataAdvice.require(sweep.spec(), invocation);
      WarmStart warmStart = WarmStart.of(sweep.spec(), options().withData(data.sha256()));
      new DryRun(sweep.spec(), devices.request(), warmStart, invocation).print(output.isJson());
      return ExitCode.DONE.code();
    }
    return launch(sweep).code();
  }

  /** A run keeps the settings it was launched with, or its trials could not be compared. */
  private void noteDifference(ReadResult.Valid sweep, RunDirectory run) throws IOException {
    if (!Files.readString(run.sweepFile()).equals(sweep.effectiveYaml())) {
      invocation
          .terminal()
          .err()
          .println("Resuming " + run.id() + " with its own sweep file, which differs from " + file);
    }
  }

  private RunOptions options() {
    return new RunOptions(out.directory, devices.request(), invocation.commandLine());
  }

  private ExitCode launch(ReadResult.Valid sweep)
      throws IOException, DataException, RunBusyException {
    RunOptions options = options();
    Optional<RunDirectory> unfinished =
        resume ? UnfinishedRun.of(sweep.spec().name(), out.directory) : Optional.empty();
    if (unfinished.isPresent()) {
      noteDifference(sweep, unfinished.get());
      return ResumeCommand.resume(unfinished.get(), options, output, invocation);
    }
    if (resume) {
      invocation.terminal().err().println("Nothing to go on with: a new run is started");
    }
    Provenance data = DataAdvice.require(sweep.spec(), invocation);
    requireOut();
    return new SweepLaunch(invocation, output, sweep.spec())
        .run(
            (listener, stop) ->
                Composition.sweepRunner(invocation)
                    .start(
                        sweep.spec(),
                        sweep.effectiveYaml(),
                        options.withData(data.sha256()),
                        listener,
                        stop));
  }

  /** Looks without creating anything: what is asked for may still be refused for other reasons. */
  private void requireOut() {
    Path existing = out.directory.toAbsolutePath();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw CliException.usage(
          existing.equals(out.directory.toAbsolutePath())
              ? "--out: " + out.directory + " is no directory that can be written to"
              : "--out: cannot create the directory of runs " + out.directory + " in " + existing);
    }
  }
}
