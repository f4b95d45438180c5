package dev.elbow.runner.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The processes that descend from those of one sweep, however they were started and whosever
 * children they are by now: all of them inherit a variable of their environment. Linux only.
 *
 * @param mark the value of that variable
 */
record LiveProcesses(String mark) {
  private static final String VARIABLE = "ELBOW_FAULTS_MARK";
  private static final Path PROC = Path.of("/proc");

  /**
   * One process.
   *
   * @param state as the system abbreviates it
   * @param parent the id of its parent
   * @param command its command line with spaces
   */
  record Live(long id, char state, long parent, String command) {

    /** A trial's process, also before it has become a JVM. */
    boolean isWorker() {
      return command.contains("elbow-worker") || command.contains("runner.worker.");
    }
  }

  static LiveProcesses marked() {
    return new LiveProcesses(UUID.randomUUID().toString());
  }

  void mark(ProcessBuilder builder) {
    builder.environment().put(VARIABLE, mark);
  }

  /** Those that are alive now, without zombies. */
  List<Live> all() {
    List<Live> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      processes.forEach(process -> read(process).ifPresent(found::add));
    } catch (IOException e) {
      throw new IllegalStateException("the processes cannot be listed", e);
    }
    return found;
  }

  List<Live> workers() {
    return all().stream().filter(Live::isWorker).toList();
  }

  /** Those that were not made to stand still. */
  List<Live> moving() {
    return all().stream().filter(live -> live.state() != 'T').toList();
  }

  void killAll() {
    Signals.send("KILL", all().stream().map(Live::id).toList());
  }

  private Optional<Live> read(Path process) {
    try {
      if (!text(process.resolve("environ")).contains(VARIABLE + "=" + mark)) {
        return Optional.empty();
      }
      String status = text(process.resolve("stat"));
      // The name may hold anything; state and parent follow its last parenthesis.
      String[] fields = status.substring(status.lastIndexOf(')') + 2).split(" ", 3);
      if (fields[0].equals("Z") || fields[0].equals("X")) {
        return Optional.empty();
      }
      String command = text(process.resolve("cmdline")).replace('\0', ' ');
      return Optional.of(
          new Live(
              Long.parseLong(process.getFileName().toString()),
              fields[0].charAt(0),
              Long.parseLong(fields[1]),
              command));
    } catch (IOException e) {
      return Optional.empty(); // it has ended, or is another user's
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
