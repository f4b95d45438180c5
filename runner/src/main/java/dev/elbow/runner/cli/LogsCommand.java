package dev.elbow.runner.cli;

import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunLock;
import dev.elbow.runner.trial.TrialId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code elbow logs RUN TRIAL}. */
@Command(name = "logs")
final class LogsCommand implements Callable<Integer> {
  private static final long POLL_MILLIS = 250;

  @Mixin private RunArgument argument = new RunArgument();

  @Parameters(index = "1", paramLabel = "TRIAL", description = "Its number.")
  private String trial = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Go on printing until the trial has ended.")
  private boolean follow;

  private final Invocation invocation;

  LogsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    RunDirectory run = argument.find();
    TrialId id = TrialArgument.parse(trial);
    Path log = run.log(id);
    if (!Files.isRegularFile(log)) {
      throw CliException.usage("trial " + id + " has no log yet: there is no " + log);
    }
    try (InputStream in = Files.newInputStream(log)) {
      copy(in);
      while (follow && isGoingOn(run, id)) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        copy(in);
      }
      copy(in);
    }
    return ExitCode.DONE.code();
  }

  private void copy(InputStream in) throws IOException {
    PrintWriter out = invocation.terminal().out();
    out.print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    out.flush();
  }

  private static boolean isGoingOn(RunDirectory directory, TrialId trial) {
    if (!RunLock.isHeld(directory)) {
      return false;
    }
    try (OpenRun run = OpenRun.of(directory)) {
      return run.store().trial(trial).filter(t -> !t.state().isFinished()).isPresent();
    }
  }
}
