package dev.elbow.runner.cli;

import dev.elbow.runner.cli.terminal.Terminal;
import dev.elbow.runner.schedule.SteadyClock;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** The entry point: {@code elbow COMMAND …}. */
public final class Elbow {
  static final String STACKTRACE = "--stacktrace";

  private Elbow() {}

  public static void main(String[] arguments) {
    Terminal terminal = Terminal.system(System.getenv());
    Invocation invocation =
        new Invocation(
            terminal,
            System.getenv(),
            SteadyClock.setBy(Clock.system(ZoneId.systemDefault()), System::nanoTime),
            List.of(arguments));
    System.exit(run(invocation));
  }

  /** Runs one command and says how it went, as the process's exit code. Never throws. */
  public static int run(Invocation invocation) {
    Errors errors = new Errors(invocation);
    CommandLine elbow =
        commandLine(invocation)
            .setOut(invocation.terminal().out())
            .setErr(invocation.terminal().err())
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(
                    invocation.terminal().colour() ? Ansi.ON : Ansi.OFF))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(errors::badUsage)
            .setExecutionExceptionHandler(errors::failed);
    int code = execute(elbow, invocation, errors);
    invocation.terminal().out().flush();
    invocation.terminal().err().flush();
    return code;
  }

  private static int execute(CommandLine elbow, Invocation invocation, Errors errors) {
    try {
      return elbow.execute(invocation.arguments().toArray(String[]::new));
    } catch (Error e) { // a command's exceptions are handled by picocli, which lets errors through
      return errors.broken(e);
    }
  }

  /**
   * All commands by name, but only the one that is called with its options: reading the annotations
   * of all of them takes longer than most commands.
   */
  private static CommandLine commandLine(Invocation invocation) {
    CommandSpec root = CommandSpec.create().name("elbow").mixinStandardHelpOptions(true);
    root.version("elbow " + version());
    root.usageMessage()
        .description("Runs hyperparameter sweeps of variational autoencoders.")
        .footer("", "elbow COMMAND --help explains a command.");
    root.addOption(
        OptionSpec.builder(STACKTRACE)
            .description("Show where an internal error happened.")
            .scopeType(ScopeType.INHERIT)
            .type(boolean.class)
            .hidden(true)
            .build());
    CommandLine elbow = new CommandLine(root);
    Optional<String> called =
        invocation.arguments().stream().filter(word -> !word.startsWith("-")).findFirst();
    for (Subcommand command : Subcommand.values()) {
      elbow.addSubcommand(
          command.id(),
          called.filter(command.id()::equals).isPresent()
              ? command.create(invocation)
              : command.outline());
    }
    return elbow;
  }

  private static String version() {
    return Optional.ofNullable(Elbow.class.getPackage().getImplementationVersion())
        .orElse("(development)");
  }
}
