package dev.elbow.runner.cli;

import dev.elbow.core.data.DataException;
import dev.elbow.runner.device.DeviceException;
import dev.elbow.runner.store.RunBusyException;
import dev.elbow.runner.store.RunNotFoundException;
import dev.elbow.runner.store.StoreException;
import dev.elbow.runner.warm.WarmStartException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the user reads, and the shell gets, when a command cannot do its work. */
final class Errors {
  private final Invocation invocation;

  Errors(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Arguments that make no sense: what is wrong, what may have been meant, where to read on. */
  int badUsage(ParameterException e, String[] arguments) {
    PrintWriter err = invocation.terminal().err();
    err.println("elbow: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.code();
  }

  /** Anything that a command threw. */
  int failed(Exception e, CommandLine command, ParseResult arguments) {
    if (invocation.isDebugging()) {
      e.printStackTrace(invocation.terminal().err());
    }
    ExitCode code = exitCode(e);
    invocation.terminal().err().println("elbow: " + message(e, code));
    return code.code();
  }

  /** What no command can go on after. */
  int broken(Error e) {
    if (invocation.isDebugging()) {
      e.printStackTrace(invocation.terminal().err());
    }
    String what =
        e instanceof OutOfMemoryError
            ? "out of memory: " + oneLine(e) + " (ELBOW_JAVA_OPTS=-Xmx4g gives more)"
            : "internal error: " + oneLine(e) + hint();
    invocation.terminal().err().println("elbow: " + what);
    return ExitCode.INTERNAL_ERROR.code();
  }

  private String hint() {
    return invocation.isDebugging() ? "" : " (" + Elbow.STACKTRACE + " shows where)";
  }

  /** What it says to the user, in one line. */
  String message(Exception e) {
    return message(e, exitCode(e));
  }

  private static ExitCode exitCode(Exception e) {
    if (e instanceof CliException known) {
      return known.exitCode();
    }
    boolean input =
        e instanceof DataException
            || e instanceof DeviceException
            || e instanceof WarmStartException
            || e instanceof RunNotFoundException
            || e instanceof RunBusyException
            || (e instanceof StoreException store && !store.trouble().isPassing());
    return input ? ExitCode.USAGE : ExitCode.INTERNAL_ERROR;
  }

  private String message(Exception e, ExitCode code) {
    if (code != ExitCode.INTERNAL_ERROR
        || e instanceof CliException
        || e instanceof StoreException) {
      return String.valueOf(e.getMessage());
    }
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    if (cause instanceof IOException io) {
      return file(io);
    }
    return "internal error: " + oneLine(e) + hint();
  }

  private static String file(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    return e instanceof FileSystemException ? oneLine(e) : "input or output failed: " + oneLine(e);
  }

  private static String oneLine(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank()
        ? e.getClass().getSimpleName()
        : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
