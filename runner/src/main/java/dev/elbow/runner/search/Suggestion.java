package dev.elbow.runner.search;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.trial.TrialOrigin;

/** What to try next, and why. */
public record Suggestion(Assignment assignment, TrialOrigin origin) {}
