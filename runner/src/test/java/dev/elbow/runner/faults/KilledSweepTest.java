package dev.elbow.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.faults.FaultCampaign.Plan;
import dev.elbow.runner.faults.SweepShell.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sweeps that are killed again and again, at instants from a seed that is printed; {@code
 * -Dfaults.seed=} gives it. The long form is {@link FaultStudy}.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(600) // a sweep that does not end must not hang the build
class KilledSweepTest {
  /** Killed workers are not the trials' fault, however many there are. */
  private static final String RETRIES = "retry: {max: 100, on: [crash, lost]}";

  @TempDir Path directory;

  @Test
  void sixty_trials_are_as_if_their_parent_had_never_been_killed() throws Exception {
    GridSweep sweep = new GridSweep(20, 3, 3, "");
    check(new Plan(sweep, List.of(Fault.KILL_PARENT), 15, 700, seed()), Engine.TOY);
  }

  @Test
  void so_are_trials_whose_workers_were_killed_too_or_stood_still_or_that_were_asked_to_end()
      throws Exception {
    GridSweep sweep = new GridSweep(6, 3, 3, RETRIES);
    check(new Plan(sweep, List.of(Fault.values()), 16, 700, seed()), Engine.TOY);
  }

  @Test
  void so_are_trainings_in_the_real_tensor_library() throws Exception {
    GridSweep sweep = new GridSweep(2, 3, 3, RETRIES);
    List<Fault> kills = List.of(Fault.KILL_PARENT, Fault.KILL_ALL, Fault.KILL_CHILD);
    check(new Plan(sweep, kills, 4, 1500, seed()), Engine.REAL);
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
        .describedAs("faults.seed=%d, %s, printed: %s", plan.seed(), tally, shell.lastWords())
        .isEmpty();
  }
}
