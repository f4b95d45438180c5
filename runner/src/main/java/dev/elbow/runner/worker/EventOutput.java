package dev.elbow.runner.worker;

import dev.elbow.runner.execute.protocol.LogEnd;
import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.execute.protocol.WorkerEventJson;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** This process's standard output, kept for events; what anyone else prints goes to the log. */
final class EventOutput {
  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private final OutputStream error = new FileOutputStream(FileDescriptor.err);

  /** Made beforehand: it is to be said also when there is no memory left. */
  private final byte[] alive = line(new WorkerEvent.Alive());

  private EventOutput() {}

  /** Takes standard output over, from here on. */
  static EventOutput takeOver() {
    System.setOut(System.err);
    return new EventOutput();
  }

  /** Reports an event; it has left this process when the call returns. */
  void report(WorkerEvent event) {
    write(out, line(event));
  }

  /** The same of {@link WorkerEvent.Alive}, without taking memory. */
  void reportAlive() {
    write(out, alive);
  }

  /** Ends the trial's log, and says that this worker waits. */
  void reportIdle() {
    System.err.flush();
    write(error, LogEnd.mark());
    report(new WorkerEvent.Idle());
  }

  /** Begins on a line of its own: native code may have printed half a line of something else. */
  private static byte[] line(WorkerEvent event) {
    return ("\n" + WorkerEventJson.write(event) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private synchronized void write(OutputStream stream, byte[] bytes) {
    try {
      stream.write(bytes);
    } catch (IOException e) {
      // The parent is gone, and the end of this process's input is about to end it.
    }
  }
}
