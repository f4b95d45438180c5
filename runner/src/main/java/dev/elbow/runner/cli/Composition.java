package dev.elbow.runner.cli;

import dev.elbow.runner.device.Devices;
import dev.elbow.runner.execute.LocalProcessExecutor;
import dev.elbow.runner.execute.WorkerCommand;
import dev.elbow.runner.schedule.LocalSweepRunner;
import dev.elbow.runner.schedule.SweepRunner;
import dev.elbow.runner.search.SearchStrategies;

/** Where the parts are put together: the only place that knows which implementation is used. */
final class Composition {
  private Composition() {}

  /** Runs trials in processes of their own on this machine. */
  static SweepRunner sweepRunner(Invocation invocation) {
    return new LocalSweepRunner(
        invocation.clock(),
        Devices.detect(),
        SearchStrategies::create,
        new LocalProcessExecutor(WorkerCommand.TRAINING));
  }
}
