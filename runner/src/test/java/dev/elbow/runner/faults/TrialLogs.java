package dev.elbow.runner.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the workers wrote down themselves: each appends to its trial's log.
 *
 * @param run the run's directory
 */
record TrialLogs(Path run) {
  /** The last thing a worker says of a trial that it has trained and examined. */
  private static final String RESULT = "FinalMetrics[";

  private static final Pattern EPOCH = Pattern.compile(" epoch [0-9]+: train_loss ");

  /** Trials that were examined another time although their result was known: kept, then logged. */
  List<String> violations() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path log : logs()) {
      long results = lines(log).stream().filter(line -> line.contains(RESULT)).count();
      if (results > 1) {
        found.add(
            "by its log, trial "
                + log.getParent().getFileName()
                + " was run to its end "
                + results
                + " times");
      }
    }
    return found;
  }

  /** How many epochs were trained in all, those included that were lost. */
  long epochs() throws IOException {
    long epochs = 0;
    for (Path log : logs()) {
      epochs += lines(log).stream().filter(EPOCH.asPredicate()).count();
    }
    return epochs;
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> trials = Files.list(run.resolve("trials"))) {
      return trials.map(trial -> trial.resolve("log")).filter(Files::exists).sorted().toList();
    }
  }

  private static List<String> lines(Path log) throws IOException {
    return Files.readString(log).lines().toList();
  }
}
