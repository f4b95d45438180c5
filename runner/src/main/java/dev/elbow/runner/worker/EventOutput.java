package dev.elbow.runner.worker;

import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.execute.protocol.WorkerEventJson;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** This process's standard output, kept for events; what anyone else prints goes to the log. */
final class EventOutput {
  private final PrintStream out;

  private EventOutput(PrintStream out) {
    this.out = out;
  }

  /** Takes standard output over, from here on. */
  static EventOutput takeOver() {
    System.setOut(System.err);
    return new EventOutput(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
  }

  /** Reports an event; it has left this process when the call returns. */
  synchronized void report(WorkerEvent event) {
    out.println(WorkerEventJson.write(event));
  }
}
