package dev.elbow.runner.cli;

import dev.elbow.runner.spec.Problem;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SweepSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @Mixin private AllowedPathOption paths = new AllowedPathOption();
  @Mixin private JsonOption json = new JsonOption();

  private final Invocation invocation;

  ValidateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    List<Problem> problems = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    Map<Path, SweepSpec> valid = new LinkedHashMap<>();
    for (Path file : files) {
      try {
        ReadResult.Valid sweep =
            SweepFiles.readToRun(file, overrides, paths.readable(invocation), Optional.empty());
        warnings.addAll(sweep.warnings());
        valid.put(file, sweep.spec());
      } catch (InvalidSweepException e) {
        problems.addAll(e.problems());
      }
    }
    problems.sort(BY_PLACE);
    warnings.sort(BY_PLACE);
    if (json.json) {
      Json.print(ProblemReport.document(problems, warnings), invocation.terminal().out());
    } else {
      print(problems, warnings, valid);
    }
    return (problems.isEmpty() ? ExitCode.DONE : ExitCode.USAGE).code();
  }

  private void print(List<Problem> problems, List<Problem> warnings, Map<Path, SweepSpec> valid) {
    problems.forEach(invocation.terminal().err()::println);
    warnings.forEach(warning -> invocation.terminal().err().println(warning + " (warning)"));
    if (problems.isEmpty()) {
      valid.forEach(this::print);
    }
  }

  private void print(Path file, SweepSpec spec) {
    PrintWriter out = invocation.terminal().out();
    out.println(file + ": ok");
    new SearchPlan(spec, List.of()).lines().forEach(line -> out.println("  " + line));
  }
}
