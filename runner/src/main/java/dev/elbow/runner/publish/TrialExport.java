package dev.elbow.runner.publish;

import java.io.IOException;
import java.io.Writer;

/** Writes a table of trials in one format. The writer stays open. */
@FunctionalInterface
public interface TrialExport {
  void write(TrialTable table, Writer out) throws IOException;
}
