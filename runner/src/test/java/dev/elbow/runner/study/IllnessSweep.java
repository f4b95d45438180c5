package dev.elbow.runner.study;

import dev.elbow.runner.device.Devices;
import dev.elbow.runner.execute.LocalProcessExecutor;
import dev.elbow.runner.execute.WorkerCommand;
import dev.elbow.runner.schedule.LocalSweepRunner;
import dev.elbow.runner.schedule.RunOptions;
import dev.elbow.runner.schedule.StopSignal;
import dev.elbow.runner.schedule.SweepListener;
import dev.elbow.runner.schedule.SweepSummary;
import dev.elbow.runner.search.SearchStrategies;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs {@code sweeps/illnesses.yaml} as {@code elbow run} does: trials in processes of their own.
 */
final class IllnessSweep {
  static final Path FILE = Path.of("..", "sweeps", "illnesses.yaml");
  private static final String PARAMETER = "illness";

  private IllnessSweep() {}

  /**
   * Trains every patient.
   *
   * @param runs where the run is kept
   * @param settings as given to {@code --set}
   */
  static Map<Patient, TrialRecord> run(Path runs, List<String> settings, SweepListener listener)
      throws IOException {
    ReadResult result = new SpecReader().read(FILE, settings);
    if (!(result instanceof ReadResult.Valid sweep)) {
      throw new IllegalStateException(result.toString());
    }
    SweepSummary summary =
        runner()
            .start(
                sweep.spec(),
                sweep.effectiveYaml(),
                new RunOptions(runs, Optional.empty(), List.of()),
                listener,
                new StopSignal());
    Map<Patient, TrialRecord> trials = new EnumMap<>(Patient.class);
    summary.snapshot().trials().forEach(trial -> trials.put(patient(trial), trial));
    return trials;
  }

  static Patient patient(TrialRecord trial) {
    String preset = trial.trial().assignment().get(PARAMETER).orElseThrow().text();
    return Patient.valueOf(preset.toUpperCase(Locale.ROOT));
  }

  private static LocalSweepRunner runner() {
    return new LocalSweepRunner(
        Clock.systemUTC(),
        Devices.detect(),
        SearchStrategies::create,
        new LocalProcessExecutor(WorkerCommand.TRAINING));
  }
}
