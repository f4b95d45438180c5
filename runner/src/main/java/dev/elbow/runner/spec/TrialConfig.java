package dev.elbow.runner.spec;

import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;

/**
 * What one trial trains: the sweep's model and training sections with an assignment applied.
 *
 * @param engine that trains it; no part of the model, which any engine loads
 */
public record TrialConfig(VaeConfig model, TrainingConfig training, EngineSetting engine) {}
