package dev.elbow.runner.schedule;

import dev.elbow.runner.device.FakeSmi;
import dev.elbow.runner.schedule.ShellTrials.Behaviour;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * How long slots stand idle while trials are left, as the database of a sweep has it: 200 trials in
 * processes of their own that wait between one and three seconds, on 8 fake GPUs with 2 slots each.
 *
 * <p>{@code mvn -B -o -q -pl runner -am -Pslots process-test-classes}
 */
final class SlotIdleBenchmark {
  private static final int GPUS = 8;
  private static final int SLOTS_PER_GPU = 2;
  private static final int TRIALS = 200;

  private SlotIdleBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createTempDirectory("elbow-slots");
    Random random = new Random(1);
    ShellTrials trials =
        new ShellTrials(
            directory.resolve("record"), gpu -> new Behaviour(1 + 2 * random.nextDouble(), 0));
    SweepSummary summary =
        new GpuSweep(FakeSmi.machine(directory, FakeSmi.gpus(GPUS)), SLOTS_PER_GPU, TRIALS)
            .start(directory, trials, new SweepListener() {});
    System.out.println(report(summary));
  }

  private static String report(SweepSummary summary) {
    List<TrialRecord> trials = summary.snapshot().trials();
    Instant launched = summary.snapshot().launches().get(0).started();
    Instant lastStart =
        trials.stream()
            .map(trial -> trial.started().orElseThrow())
            .max(Instant::compareTo)
            .orElseThrow();
    double all = seconds(launched, lastStart) * GPUS * SLOTS_PER_GPU;
    double leased = trials.stream().mapToDouble(trial -> leased(trial, lastStart)).sum();
    return String.format(
        Locale.ROOT,
        "%d trials, %d slots, %.1f s until the last one started: idle %.2f %% of the slots' time,"
            + " of which %.2f before a slot's first trial",
        trials.size(),
        GPUS * SLOTS_PER_GPU,
        seconds(launched, lastStart),
        100 * (1 - leased / all),
        100 * beforeFirst(trials, launched) / all);
  }

  /** Summed over the slots. */
  private static double beforeFirst(List<TrialRecord> trials, Instant launched) {
    return trials.stream()
        .collect(
            Collectors.toMap(
                trial -> trial.device().orElseThrow(),
                trial -> seconds(launched, trial.started().orElseThrow()),
                Math::min))
        .values()
        .stream()
        .mapToDouble(waited -> waited)
        .sum();
  }

  private static double leased(TrialRecord trial, Instant until) {
    Instant ended = trial.ended().orElseThrow();
    return seconds(trial.started().orElseThrow(), ended.isBefore(until) ? ended : until);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1e3;
  }
}
