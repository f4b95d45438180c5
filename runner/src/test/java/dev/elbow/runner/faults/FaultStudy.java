package dev.elbow.runner.faults;

import dev.elbow.runner.faults.FaultCampaign.Plan;
import dev.elbow.runner.faults.SweepShell.Engine;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Kills the parent of a sweep of 60 trials at 500 random instants, goes on with it each time, and
 * looks whether all is as if nothing had happened. Ends with 1 if anything is not. From the
 * project's directory:
 *
 * <pre>
 * mvn -q -Pfaults -pl runner -am process-test-classes [-Dfaults.kills=500] [-Dfaults.seed=1]
 *     [-Dfaults.epochs=12] [-Dfaults.engine=real|toy]
 * </pre>
 *
 * <p>The trials are small models of the digits, trained for real unless the toy is asked for. A
 * launch lives longer or shorter so that the kills are used up when the sweep is done; so all of it
 * takes about as long as starting {@code elbow} so many times.
 */
final class FaultStudy {
  private static final Path PLACE = Path.of("target", "faults");

  private FaultStudy() {}

  /**
   * @param arguments kills, seed, epochs of a trial, engine
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    GridSweep sweep = new GridSweep(20, 3, Integer.parseInt(arguments[2]), "");
    Engine engine = Engine.valueOf(arguments[3].toUpperCase(Locale.ROOT));
    Plan plan =
        new Plan(
            sweep,
            List.of(Fault.KILL_PARENT),
            Integer.parseInt(arguments[0]),
            1000,
            Long.parseLong(arguments[1]));
    out.println(plan + ", " + engine + " engine");
    System.exit(run(plan, engine, out).isEmpty() ? 0 : 1);
  }

  private static List<String> run(Plan plan, Engine engine, PrintStream out) throws Exception {
    Path place = Files.createDirectories(PLACE).toAbsolutePath();
    place = Files.createTempDirectory(place, "seed" + plan.seed() + "-");
    Instant start = Instant.now();
    SweepShell quiet = SweepShell.in(place.resolve("undisturbed"), engine, Map.of());
    Undisturbed undisturbed = Undisturbed.run(plan.sweep(), quiet);
    out.println("undisturbed: " + Duration.between(start, Instant.now()).toSeconds() + " s");
    start = Instant.now();
    SweepShell shell =
        SweepShell.in(place.resolve("disturbed"), engine, Map.of(ToyEngine.STEP_MILLIS, "10"));
    Tally tally = new FaultCampaign(plan, shell).run(undisturbed);
    out.println("disturbed: " + Duration.between(start, Instant.now()).toSeconds() + " s");
    report(plan, shell, tally, out);
    return tally.violations();
  }

  private static void report(Plan plan, SweepShell shell, Tally tally, PrintStream out)
      throws Exception {
    out.println(tally);
    long trained = new TrialLogs(shell.run().orElseThrow()).epochs();
    long wanted = (long) plan.sweep().trials() * plan.sweep().epochs();
    out.println("epochs trained: " + trained + ", of which " + (trained - wanted) + " twice");
    tally.violations().forEach(violation -> out.println("VIOLATION: " + violation));
    out.println(
        tally.violations().isEmpty()
            ? "Nothing is lost, and nothing was done twice."
            : tally.violations().size() + " violations, see " + shell.directory());
  }
}
