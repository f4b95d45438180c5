package dev.elbow.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.faults.FaultCampaign.Plan;
import dev.elbow.runner.faults.SweepShell.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps that are killed again and again; the long form is {@link FaultStudy}. */
@EnabledOnOs(OS.LINUX)
@Timeout(600) // a sweep that does not end must not hang the build
class KilledSweepTest {
  private static final GridSweep SIXTY = new GridSweep(60, 3, "");

  @TempDir Path directory;

  @Test
  void sixty_trials_are_as_if_their_parent_had_never_been_killed() throws Exception {
    check(new Plan(SIXTY, List.of(Fault.KILL_PARENT), 15, 2500, seed()), Engine.TOY);
  }

  private static long seed() {
    return Long.getLong("faults.seed", System.nanoTime() % 1_000_000);
  }

  private void check(Plan plan, Engine engine) throws Exception {
    System.out.println("faults.seed=" + plan.seed() + " of " + plan);
    Undisturbed undisturbed =
        Undisturbed.run(
            plan.sweep(), SweepShell.in(directory.resolve("undisturbed"), engine, Map.of()));
    SweepShell shell =
        SweepShell.in(directory.resolve("disturbed"), engine, Map.of(ToyEngine.STEP_MILLIS, "10"));
    Tally tally = new FaultCampaign(plan, shell).run(undisturbed);
    System.out.println(tally);
    assertThat(tally.violations())
        .describedAs("faults.seed=%d, %s%n%s", plan.seed(), tally, printed(shell))
        .isEmpty();
  }

  private static String printed(SweepShell shell) throws Exception {
    String all = Files.readString(shell.printed());
    return all.substring(Math.max(0, all.length() - 4000));
  }
}
