package dev.elbow.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.elbow.runner.faults.SweepShell.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps with a worker in them that goes mad: the others notice nothing. */
@EnabledOnOs(OS.LINUX)
@Timeout(300) // a sweep that does not end must not hang the build
class HostileWorkerTest {
  /** By latent size; the smallest and the largest are left in peace. */
  private static final Map<Integer, Mischief> MISCHIEF =
      Map.of(
          3, Mischief.GARBAGE,
          4, Mischief.HALF_A_LINE,
          5, Mischief.DEAF,
          6, Mischief.HEAP,
          7, Mischief.NATIVE_MEMORY,
          8, Mischief.KILLED,
          9, Mischief.FORGERY);

  @TempDir Path directory;

  @Test
  void a_worker_gone_mad_fails_its_own_trial_and_no_other() throws Exception {
    GridSweep sweep = new GridSweep(9, 1, 2, "budget: {trial_timeout: 20s}\nretry: none");
    SweepShell shell =
        SweepShell.in(
            directory,
            Engine.TOY,
            Map.of(Mischief.VARIABLE, Mischief.plan(MISCHIEF), "JAVA_TOOL_OPTIONS", "-Xmx200m"));
    shell.writeSweep(sweep);

    assertThat(shell.launch().waitFor()).describedAs(shell.lastWords()).isZero();

    assertThat(ends(shell))
        .isEqualTo(
            List.of(
                "2 COMPLETED null",
                "3 COMPLETED null",
                "4 FAILED CRASHED",
                "5 FAILED TIMED_OUT",
                "6 FAILED OUT_OF_MEMORY",
                "7 FAILED OUT_OF_MEMORY",
                "8 FAILED LOST",
                "9 FAILED CRASHED",
                "10 COMPLETED null"));
    await().until(() -> shell.processes().all().isEmpty());
  }

  private static List<String> ends(SweepShell shell) throws Exception {
    return new RunTables(shell.run().orElseThrow())
        .rows(
            "SELECT DISTINCT json_extract(t.assignment, '$.latent_size') || ' ' || a.state || ' '"
                + " || COALESCE(a.cause, 'null') FROM trial t JOIN latest_attempt a"
                + " ON a.trial = t.number ORDER BY json_extract(t.assignment, '$.latent_size')");
  }
}
