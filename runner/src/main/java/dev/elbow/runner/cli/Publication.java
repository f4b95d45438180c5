package dev.elbow.runner.cli;

import dev.elbow.reports.html.HtmlReport;
import dev.elbow.runner.publish.ReportAssembler;
import dev.elbow.runner.store.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Writes a run's page from what its store holds. */
final class Publication {
  private Publication() {}

  /**
   * @return the page
   */
  static Path writePage(RunDirectory directory, Instant now) throws IOException {
    try (OpenRun run = OpenRun.of(directory)) {
      Path page = directory.reportPage();
      HtmlReport.write(new ReportAssembler(run.contents(), now).assemble(), page);
      return page;
    }
  }
}
