package dev.elbow.runner.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Signals to processes, by the system's own command: Java knows two of them only. */
final class Signals {
  private Signals() {}

  static void send(String signal, long process) {
    send(signal, List.of(process));
  }

  /** To all of them in one go; those that have ended are passed over. */
  static void send(String signal, Collection<Long> processes) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal, "--"));
    processes.forEach(process -> command.add(Long.toString(process)));
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("kill cannot be run", e);
    }
  }
}
