package dev.elbow.runner.spec;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a run may use in total, over all its launches.
 *
 * @param trials how many trials; absent: as many as the grid has
 * @param wallClock no trial is started later than this after the start, launches added up
 * @param trialTimeout a trial that runs longer is ended as failed
 * @param maxFailures the run ends with exit code 3 once this many trials have failed
 */
public record Budget(
    OptionalInt trials,
    Optional<Duration> wallClock,
    Optional<Duration> trialTimeout,
    OptionalInt maxFailures) {}
