package dev.elbow.runner.study;

import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.schedule.SweepListener;
import dev.elbow.runner.trial.TrialRecord;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Trains the illnesses of {@code sweeps/illnesses.yaml} and their twins with several seeds, and
 * prints what they were diagnosed with as a Markdown table. Ends with 1 if any verdict is wrong.
 * From the project's directory, with Fashion-MNIST in place:
 *
 * <pre>mvn -q -Pstudy -pl runner -am process-test-classes [-Dstudy.seeds=4,5,6]</pre>
 */
final class IllnessStudy {
  private static final Path RUNS = Path.of("..", "runs");

  private IllnessStudy() {}

  /**
   * @param arguments the seeds, separated by commas
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    List<Map<Patient, TrialRecord>> sweeps = new ArrayList<>();
    for (String seed : arguments[0].split(",", -1)) {
      sweeps.add(IllnessSweep.run(RUNS, List.of("seed=" + seed), progress(seed, out)));
    }
    VerdictTable table = new VerdictTable(sweeps);
    table.lines().forEach(out::println);
    long wrong = table.wrong();
    out.println(wrong == 0 ? "Every verdict is right." : wrong + " verdicts are wrong.");
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static SweepListener progress(String seed, PrintStream out) {
    return new SweepListener() {
      @Override
      public void trialEnded(TrialRecord trial) {
        String verdict = trial.verdict().map(Verdict::title).orElse("no verdict");
        String reason =
            trial.diagnosis().map(d -> d.reason()).or(trial::reason).orElse("without a reason");
        out.printf(
            "seed %s, %s: %s: %s%n", seed, IllnessSweep.patient(trial).preset(), verdict, reason);
      }
    };
  }
}
