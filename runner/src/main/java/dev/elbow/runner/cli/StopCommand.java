package dev.elbow.runner.cli;

import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code elbow stop RUN}: has the process that works on the run end, and waits until it has. */
@Command(name = "stop")
final class StopCommand implements Callable<Integer> {
  @Mixin private RunArgument argument = new RunArgument();

  @Option(
      names = "--now",
      description = "Kill it and its workers instead of asking; checkpoints stay.")
  private boolean now;

  private final Invocation invocation;

  StopCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    RunDirectory run = argument.find();
    PrintWriter out = invocation.terminal().out();
    if (!RunLock.isHeld(run)) {
      out.println("No process is working on " + run.id() + ".");
      return ExitCode.DONE.code();
    }
    ProcessHandle process = holder(run);
    end(process, run);
    process.onExit().join();
    out.println("Stopped. Go on with: elbow resume " + run.root());
    return ExitCode.DONE.code();
  }

  /** Only one that is proven to be this run's: a process id that was used again is not. */
  private static ProcessHandle holder(RunDirectory run) {
    Optional<ProcessHandle> holder =
        RunLock.holder(run).filter(process -> !process.equals(ProcessHandle.current()));
    return holder.orElseThrow(
        () ->
            new CliException(
                ExitCode.INTERNAL_ERROR,
                run + ": a process is working on this run, but it cannot be told which"));
  }

  private void end(ProcessHandle process, RunDirectory run) {
    PrintWriter err = invocation.terminal().err();
    boolean sent;
    if (now) {
      // Its workers first found, then the process killed: alone they would be taken for crashed.
      List<ProcessHandle> workers = process.descendants().toList();
      sent = process.destroyForcibly();
      workers.forEach(ProcessHandle::destroyForcibly);
    } else {
      err.println(
          "Asking process " + process.pid() + " to end; its trials keep their checkpoints.");
      err.flush();
      sent = process.destroy();
    }
    if (!sent && process.isAlive()) {
      throw CliException.usage(
          run + ": process " + process.pid() + " cannot be ended by this user");
    }
  }
}
