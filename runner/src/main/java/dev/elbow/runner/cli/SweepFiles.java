package dev.elbow.runner.cli;

import dev.elbow.runner.device.Devices;
import dev.elbow.runner.device.EngineChecks;
import dev.elbow.runner.spec.DeviceRequest;
import dev.elbow.runner.spec.Problem;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.ReadablePaths;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads sweep files for commands that cannot go on without. */
final class SweepFiles {
  private SweepFiles() {}

  /**
   * @param settings {@code path=value}, as given to {@code --set}
   * @param readable what the file may name
   */
  static ReadResult.Valid read(Path file, List<String> settings, ReadablePaths readable)
      throws InvalidSweepException {
    ReadResult result = new SpecReader(readable).read(file, settings);
    if (result instanceof ReadResult.Invalid invalid) {
      throw new InvalidSweepException(invalid.problems());
    }
    return (ReadResult.Valid) result;
  }

  /**
   * The same of a sweep that is to be run here.
   *
   * @param devices on which to run it, if not on those that the file names
   * @throws InvalidSweepException also if this machine, or this build, cannot do what the file says
   *     of engines and precisions
   */
  static ReadResult.Valid readToRun(
      Path file, List<String> settings, ReadablePaths readable, Optional<DeviceRequest> devices)
      throws InvalidSweepException {
    ReadResult.Valid sweep = read(file, settings, readable);
    requireEngines(sweep.spec(), devices);
    return sweep;
  }

  private static void requireEngines(SweepSpec spec, Optional<DeviceRequest> devices)
      throws InvalidSweepException {
    List<Problem> problems =
        new EngineChecks(Devices::detect).problems(spec, devices.orElse(spec.devices().use()));
    if (!problems.isEmpty()) {
      throw new InvalidSweepException(problems);
    }
  }

  /**
   * The sweep of a run that is to go on here.
   *
   * @param devices on which, if not on those that its file names
   */
  static SweepSpec ofRunToGoOn(RunDirectory run, Optional<DeviceRequest> devices) {
    SweepSpec spec = ofRun(run).spec();
    try {
      requireEngines(spec, devices);
    } catch (InvalidSweepException e) {
      throw CliException.usage("the run cannot go on here:\n" + e.listing());
    }
    return spec;
  }

  /** The sweep of a run, as it was launched. */
  static ReadResult.Valid ofRun(RunDirectory run) {
    try {
      return read(run.sweepFile(), List.of(), ReadablePaths.ANY);
    } catch (InvalidSweepException e) {
      throw CliException.usage(
          "the run's own copy of its sweep file cannot be read:\n" + e.listing());
    }
  }
}
