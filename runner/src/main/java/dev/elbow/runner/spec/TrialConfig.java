package dev.elbow.runner.spec;

import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;

/** What one trial trains: the sweep's model and training sections with an assignment applied. */
public record TrialConfig(VaeConfig model, TrainingConfig training) {}
