package dev.elbow.runner.cli;

import dev.elbow.runner.spec.Suggestion;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunNotFoundException;
import dev.elbow.runner.store.Runs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The RUN of a command, and where runs lie. */
final class RunArgument {
  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "A run's directory, NAME/STAMP, or NAME for the latest run of that sweep.")
  String run = "";

  @Mixin OutOption out = new OutOption();

  RunDirectory find() throws IOException {
    Runs runs = new Runs(out.directory);
    try {
      return runs.find(run);
    } catch (RunNotFoundException e) {
      throw CliException.usage(e.getMessage() + suggestion(runs));
    }
  }

  OpenRun open() throws IOException {
    return OpenRun.of(find());
  }

  private String suggestion(Runs runs) throws IOException {
    List<RunDirectory> known = runs.list();
    Optional<String> near =
        Suggestion.nearest(
            known.stream()
                .flatMap(found -> Stream.of(found.sweepName(), found.id()))
                .distinct()
                .toList(),
            run);
    return near.map(name -> "; did you mean " + name + "?")
        .orElse(known.isEmpty() ? "" : "; elbow ls lists the runs");
  }
}
