package dev.elbow.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.elbow.runner.faults.LiveProcesses.Live;
import dev.elbow.runner.faults.SweepShell.Engine;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Workers are spoken to through pipes that they inherit: nobody else can speak to them. */
@EnabledOnOs(OS.LINUX)
@Timeout(180) // a sweep that does not start must not hang the build
class OpenPortsTest {
  /** How the system's table says that a socket waits for connections. */
  private static final String LISTENING = "0A";

  @TempDir Path directory;

  @Test
  void neither_a_sweep_nor_its_workers_listen_on_a_port() throws Exception {
    SweepShell shell = SweepShell.in(directory, Engine.TOY, Map.of(ToyEngine.STEP_MILLIS, "100"));
    shell.writeSweep(new GridSweep(2, 1, 100_000, ""));
    Process parent = shell.launch();
    try {
      await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> shell.run().isPresent() && isTraining(shell.run().orElseThrow()));
      List<Live> all = shell.processes().all();
      assertThat(all).hasSizeGreaterThanOrEqualTo(3);
      Set<String> listening = listeningSockets();
      for (Live live : all) {
        assertThat(sockets(live))
            .describedAs(live.command())
            .doesNotContainAnyElementsOf(listening);
      }
    } finally {
      shell.processes().killAll();
      parent.waitFor();
    }
  }

  private static boolean isTraining(Path run) {
    return new RunTables(run).number("SELECT COUNT(DISTINCT trial) FROM epoch_metric") == 2;
  }

  /** The inodes of all sockets on this machine that wait for connections, over TCP or UDP. */
  private static Set<String> listeningSockets() throws IOException {
    Set<String> inodes = new HashSet<>(Set.of("socket:[none]"));
    for (String table : List.of("tcp", "tcp6")) {
      Path file = Path.of("/proc/net", table);
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      for (String line : lines) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields[3].equals(LISTENING)) {
          inodes.add("socket:[" + fields[9] + "]");
        }
      }
    }
    return inodes;
  }

  private static Set<String> sockets(Live live) throws IOException {
    Set<String> open = new HashSet<>();
    Path descriptors = Path.of("/proc", Long.toString(live.id()), "fd");
    try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : all) {
        if (Files.isSymbolicLink(descriptor)) {
          open.add(Files.readSymbolicLink(descriptor).toString());
        }
      }
    }
    return open;
  }
}
