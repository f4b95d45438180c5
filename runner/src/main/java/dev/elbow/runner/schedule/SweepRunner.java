package dev.elbow.runner.schedule;

import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunBusyException;
import dev.elbow.runner.store.RunDirectory;
import java.io.IOException;

/**
 * Starts and resumes runs. The one entry point for commands.
 *
 * <p>Both calls work on the calling thread until the run has ended, and throw {@link
 * dev.elbow.runner.device.DeviceException} before anything is written if the devices cannot be had,
 * or {@link dev.elbow.runner.warm.WarmStartException} if earlier runs cannot be learned from.
 */
public interface SweepRunner {

  /**
   * Starts a new run in a directory of its own.
   *
   * @param spec the sweep, checked, its data known to be readable
   * @param effectiveYaml the text it was read from, with the overrides of the command line applied;
   *     workers and a later resume read it again
   */
  SweepSummary start(
      SweepSpec spec,
      String effectiveYaml,
      RunOptions options,
      SweepListener listener,
      StopSignal stop)
      throws IOException;

  /**
   * Goes on with a run until its budget is used up. Trials that have their result are never
   * repeated; those that were cut off are tried again first.
   *
   * @param spec read from the run's own {@link RunDirectory#sweepFile}
   * @throws RunBusyException if another process works on the run
   */
  SweepSummary resume(
      RunDirectory run, SweepSpec spec, RunOptions options, SweepListener listener, StopSignal stop)
      throws IOException, RunBusyException;
}
