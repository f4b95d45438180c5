package dev.elbow.runner.trial;

import dev.elbow.core.engine.EngineFacts;
import dev.elbow.core.model.Precision;
import java.util.Optional;

/** What workers that train nothing say of their engine. */
public final class FakeEngine {
  private FakeEngine() {}

  public static TrialEngine version(String version) {
    return new TrialEngine(
        new EngineFacts("fake", "Fake", version, "none", 1), Precision.FP32, Optional.empty());
  }
}
