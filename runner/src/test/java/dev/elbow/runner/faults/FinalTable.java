package dev.elbow.runner.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** What {@code elbow export} makes of a run, without the columns that tell of time and attempts. */
final class FinalTable {
  private static final Set<String> OTHERWISE_EACH_TIME = Set.of("seconds", "attempt");

  private FinalTable() {}

  static List<List<String>> of(SweepShell shell, Path run)
      throws IOException, InterruptedException {
    int code = shell.elbow(List.of("export", run.toString())).waitFor();
    if (code != 0) {
      throw new IOException("elbow export ended with " + code);
    }
    try (Reader csv = Files.newBufferedReader(run.resolve("export/trials.csv"), UTF_8);
        CSVParser rows = CSVFormat.DEFAULT.builder().setHeader().get().parse(csv)) {
      List<String> columns =
          rows.getHeaderNames().stream()
              .filter(name -> !OTHERWISE_EACH_TIME.contains(name) && !name.endsWith("_seconds"))
              .toList();
      return rows.stream().map(row -> columns.stream().map(row::get).toList()).toList();
    }
  }
}
