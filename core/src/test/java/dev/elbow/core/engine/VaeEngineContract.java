package dev.elbow.core.engine;

/**
 * Everything that an engine must keep. A test class of an engine implements this interface, names
 * its engine, and inherits the tests.
 */
public interface VaeEngineContract extends ModelContract, LearnerContract, LinearVaeContract {}
