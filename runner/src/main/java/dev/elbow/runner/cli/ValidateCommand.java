package dev.elbow.runner.cli;

import dev.elbow.runner.spec.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code elbow validate SWEEP.yaml…}: all problems of all files, by file and position. */
@Command(name = "validate")
final class ValidateCommand implements Callable<Integer> {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column);

  @Parameters(arity = "1..*", paramLabel = "SWEEP.yaml", description = "The files.")
  private List<Path> files = List.of();

  @Option(
      names = "--set",
      paramLabel = "path=value",
      description = "Check the files with this setting replaced; may be repeated.")
  private List<String> overrides = List.of();

  @Mixin private JsonOption json = new JsonOption();

  private final Invocation invocation;

  ValidateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    List<Problem> problems = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    for (Path file : files) {
      try {
        warnings.addAll(SweepFiles.read(file, overrides).warnings());
      } catch (InvalidSweepException e) {
        problems.addAll(e.problems());
      }
    }
    problems.sort(BY_PLACE);
    warnings.sort(BY_PLACE);
    if (json.json) {
      Json.print(ProblemReport.document(problems, warnings), invocation.terminal().out());
    } else {
      print(problems, warnings);
    }
    return (problems.isEmpty() ? ExitCode.DONE : ExitCode.USAGE).code();
  }

  private void print(List<Problem> problems, List<Problem> warnings) {
    problems.forEach(invocation.terminal().err()::println);
    warnings.forEach(warning -> invocation.terminal().err().println(warning + " (warning)"));
    if (problems.isEmpty()) {
      files.forEach(file -> invocation.terminal().out().println(file + ": ok"));
    }
  }
}
