package dev.elbow.runner.cli;

import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunLock;
import dev.elbow.runner.trial.TrialId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code elbow logs RUN TRIAL}. */
@Command(name = "logs")
final class LogsCommand implements Callable<Integer> {
  @Mixin private RunArgument argument = new RunArgument();

  @Parameters(index = "1", paramLabel = "TRIAL", description = "Its number.")
  private String trial = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Go on printing until the trial has ended.")
  private boolean follow;

  private final Invocation invocation;
  private final GrowingText text = new GrowingText();

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
      if (follow) {
        follow(in, run, id);
      }
    }
    return ExitCode.DONE.code();
  }

  /** Copies what is added, until the trial has ended; that is looked at every second. */
  private void follow(InputStream in, RunDirectory run, TrialId id)
      throws IOException, InterruptedException {
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      var unused = run.trial(id).register(watch, StandardWatchEventKinds.ENTRY_MODIFY);
      while (isGoingOn(run, id)) {
        WatchKey changed = watch.poll(1, TimeUnit.SECONDS);
        copy(in);
        if (changed != null) {
          changed.pollEvents();
          changed.reset();
        }
      }
    }
    copy(in);
  }

  private void copy(InputStream in) throws IOException {
    PrintWriter out = invocation.terminal().out();
    out.print(text.add(in.readAllBytes()));
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
