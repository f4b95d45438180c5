package dev.elbow.reports.model;

import java.time.Duration;
import java.time.Instant;

/**
 * What stands at the top of the page.
 *
 * @param name the sweep's
 * @param run the run's own name, usually its time stamp
 * @param method how trials were chosen: {@code random}
 * @param data one line about the data and its splits
 * @param wallTime from the start of the run to its end, or until now
 */
public record SweepHeader(
    String name,
    String run,
    String method,
    String data,
    Instant startedAt,
    Duration wallTime,
    RunState state) {}
