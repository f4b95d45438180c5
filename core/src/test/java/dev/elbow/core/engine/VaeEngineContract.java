package dev.elbow.core.engine;

import dev.elbow.core.training.TrainerContract;

/**
 * Everything that an engine must keep. A test class of an engine implements this interface, names
 * its engine, and inherits the tests.
 */
public interface VaeEngineContract
    extends FactsContract,
        ModelContract,
        SavedModelContract,
        GradientContract,
        StepContract,
        OptimizerContract,
        RegularisationContract,
        LearnerStateContract,
        PassContract,
        DynamicBitsContract,
        PrecisionContract,
        LinearVaeContract,
        TrainerContract {}
