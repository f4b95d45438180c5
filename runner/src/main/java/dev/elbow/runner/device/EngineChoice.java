package dev.elbow.runner.device;

import java.util.Optional;

/**
 * Which engine trains on a device.
 *
 * @param engine its name; empty if there is none that could
 * @param reason why it is this one, in words that go on "because", or why there is none
 */
public record EngineChoice(Optional<String> engine, String reason) {}
