package dev.elbow.runner.faults;

import static org.awaitility.Awaitility.await;

import dev.elbow.runner.faults.LiveProcesses.Live;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Runs a sweep through faults at random instants, going on with it after each, until it is finished
 * and all faults have happened. Then looks whether all is as if nothing had.
 */
final class FaultCampaign {
  private static final Duration PROCESSES_END = Duration.ofSeconds(60);
  private static final int MOST_ODD_ENDS = 3;

  private final Plan plan;
  private final SweepShell shell;
  private final Random random;
  private final Pace pace;
  private final Tally tally = new Tally();
  private int oddEnds;

  /**
   * @param mix faults to choose from, one as often as it is named
   * @param faults how many there are
   * @param meanMillis between two of them, at first
   */
  record Plan(GridSweep sweep, List<Fault> mix, int faults, double meanMillis, long seed) {}

  FaultCampaign(Plan plan, SweepShell shell) {
    this.plan = plan;
    this.shell = shell;
    random = new Random(plan.seed());
    pace = new Pace(random, plan.meanMillis());
  }

  /**
   * What was done, and what does not hold, compared with a run of the same sweep without faults.
   */
  Tally run(Undisturbed undisturbed) throws IOException, InterruptedException {
    shell.writeSweep(plan.sweep());
    boolean last = false;
    while (!last) {
      last = launch();
    }
    if (!noneLeft()) {
      tally.violation("processes outlive the sweep: " + shell.processes().all());
      shell.processes().killAll();
    }
    Path run =
        shell.run().orElseThrow(() -> new IllegalStateException("no run: " + tally.violations()));
    new RunAudit(plan.sweep(), new RunTables(run)).violations().forEach(tally::violation);
    new TrialLogs(run).violations().forEach(tally::violation);
    undisturbed.differences(shell, run).forEach(tally::violation);
    return tally;
  }

  /** One process, up to its end; whether it was the last. */
  private boolean launch() throws IOException, InterruptedException {
    long begun = launchesBegun();
    tally.launched();
    Launched launched = new Launched(shell.launch(), shell.processes(), tally);
    Assault assault = new Assault(random, tally);
    while (tally.faults() < plan.faults()) {
      // Half of them wherever it may be, half when there is work to be lost, however long it takes
      // to get there.
      boolean ended = random.nextBoolean() && launched.endsWithoutWorker();
      if (ended || launched.watch(pace.nextMillis())) {
        return ended(launched);
      }
      Fault fault = plan.mix().get(random.nextInt(plan.mix().size()));
      if (assault.inflict(fault, launched)) {
        pace.adjust(shareDone(), (double) tally.faults() / plan.faults());
        if (fault.isFatal()) {
          died(begun);
          return false;
        }
      }
    }
    return !launched.ends() || ended(launched);
  }

  private void died(long begun) throws IOException {
    tally.diedIn(Phase.of(shell.run(), begun, plan.sweep()));
    // Its workers need a moment to end: the next process is to meet them at times.
    // One that was made to stand still cannot end by itself, and is left to the next process.
    if (random.nextBoolean() && !awaitEmpty(() -> shell.processes().moving())) {
      tally.violation("processes outlive their parent: " + shell.processes().moving());
    }
  }

  /** It ended without a fault: the sweep is finished, but there may be faults left for its end. */
  private boolean ended(Launched launched) {
    int exit = launched.parent().exitValue();
    if (exit != 0) {
      tally.violation("elbow ended by itself with exit code " + exit);
      oddEnds++;
    }
    pace.adjust(1, 0);
    return oddEnds == MOST_ODD_ENDS || (exit == 0 && tally.faults() == plan.faults());
  }

  private boolean noneLeft() {
    return awaitEmpty(() -> shell.processes().all());
  }

  private static boolean awaitEmpty(Callable<List<Live>> processes) {
    try {
      await().atMost(PROCESSES_END).until(processes, List::isEmpty);
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  private long launchesBegun() throws IOException {
    return number("SELECT COUNT(*) FROM launch");
  }

  private double shareDone() throws IOException {
    return (double) number("SELECT COUNT(*) FROM attempt WHERE state = 'COMPLETED'")
        / plan.sweep().trials();
  }

  private long number(String sql) throws IOException {
    Optional<Path> run = shell.run();
    return run.isEmpty() ? 0 : new RunTables(run.get()).number(sql);
  }
}
