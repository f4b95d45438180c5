package dev.elbow.runner.cli;

import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Every command, in the order of the help. */
@SuppressWarnings("ImmutableEnumChecker") // constructors
enum Subcommand {
  RUN("Train the trials of a sweep and report on them.", RunCommand::new),
  VALIDATE("Say everything that is wrong with sweep files.", ValidateCommand::new),
  RESUME("Go on with a run that was stopped.", ResumeCommand::new),
  STOP("End a run that is going on; resume goes on with it.", StopCommand::new),
  RETRY("Try failed trials of a run again.", RetryCommand::new),
  STATUS("Say how far a run is.", StatusCommand::new),
  LS("List the runs.", ListCommand::new),
  SHOW("Show a run, one of its trials, or a trained model.", ShowCommand::new),
  BEST("Show the best trial of a run.", BestCommand::new),
  LOGS("Print what a trial's worker printed.", LogsCommand::new),
  REPORT("Write a run's page again.", ReportCommand::new),
  EXPORT("Write a run's trials as CSV and JSON.", ExportCommand::new),
  GC("Remove old runs.", GcCommand::new),
  DEVICES("List what trials can run on.", DevicesCommand::new),
  DATA("List, download or check data sets.", DataCommand::new);

  private final String summary;
  private final Function<Invocation, Object> factory;

  Subcommand(String summary, Function<Invocation, Object> factory) {
    this.summary = summary;
    this.factory = factory;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The command with all its options. */
  CommandLine create(Invocation invocation) {
    CommandLine command = new CommandLine(factory.apply(invocation));
    command.getCommandSpec().mixinStandardHelpOptions(true).usageMessage().description(summary);
    return command;
  }

  /** The command's name and summary, for the list of commands. */
  CommandLine outline() {
    CommandSpec spec = CommandSpec.create().name(id());
    spec.usageMessage().description(summary);
    return new CommandLine(spec);
  }
}
