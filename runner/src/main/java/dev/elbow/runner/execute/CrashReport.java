package dev.elbow.runner.execute;

import dev.elbow.runner.store.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file that a JVM writes about its own crash. Where to, it has to be told when it starts, and
 * it may serve many trials after that: so it writes beside all trials, under its process id, and
 * the file is carried to the trial that it belongs to.
 */
final class CrashReport {
  private static final String NAME = "hs_err";

  private CrashReport() {}

  static String jvmFlag(RunDirectory run) {
    // Of what is in the path, the JVM replaces %p by its process id and %% by %.
    String directory = run.trials().toString().replace("%", "%%");
    return "-XX:ErrorFile=" + Path.of(directory, NAME + "_%p.log");
  }

  /** Takes the report of a process that has ended, if it has written one, to its last trial. */
  static void collect(TrialTask task, long pid) {
    Path report = task.run().trials().resolve(NAME + "_" + pid + ".log");
    if (!Files.exists(report)) {
      return;
    }
    Path place = task.run().trial(task.trial().id()).resolve(NAME + ".log");
    try {
      Files.move(report, place, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Then it stays where it is.
    }
  }
}
