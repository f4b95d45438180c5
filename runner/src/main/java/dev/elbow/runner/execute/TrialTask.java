package dev.elbow.runner.execute;

import dev.elbow.runner.device.Slot;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.Trial;
import java.time.Duration;
import java.util.Optional;

/**
 * One attempt at a trial.
 *
 * @param run holds the sweep file, and takes the trial's log, model and pictures
 * @param attempt at the trial, from 1
 * @param slot belongs to this attempt until it has ended
 * @param slots how many attempts share this machine's memory
 * @param timeout an attempt that takes longer is ended as failed
 */
public record TrialTask(
    RunDirectory run, Trial trial, int attempt, Slot slot, int slots, Optional<Duration> timeout) {}
