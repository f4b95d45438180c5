package dev.elbow.runner.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of a sweep to which nothing happened.
 *
 * @param contents of its database
 * @param table as exported
 */
record Undisturbed(RunContents contents, List<List<String>> table) {

  /** Runs the sweep from its beginning to its end. */
  static Undisturbed run(GridSweep sweep, SweepShell shell)
      throws IOException, InterruptedException {
    shell.writeSweep(sweep);
    int code = shell.launch().waitFor();
    if (code != 0) {
      throw new IOException("the sweep ended with " + code + ", see " + shell.printed());
    }
    Path run = shell.run().orElseThrow();
    List<String> violations = new RunAudit(sweep, new RunTables(run)).violations();
    if (!violations.isEmpty()) {
      throw new IllegalStateException("undisturbed, and yet " + violations);
    }
    return new Undisturbed(RunContents.read(run), FinalTable.of(shell, run));
  }

  /** How another run of the sweep differs; empty if it does not. */
  List<String> differences(SweepShell shell, Path run) throws IOException, InterruptedException {
    List<String> found = new ArrayList<>(RunContents.read(run).differencesFrom(contents));
    if (!FinalTable.of(shell, run).equals(table)) {
      found.add("the exported table is another than that of an undisturbed run");
    }
    return found;
  }
}
