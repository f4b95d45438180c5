package dev.elbow.runner.trial;

import dev.elbow.core.engine.EngineFacts;
import java.util.Optional;

/**
 * What an attempt computes with.
 *
 * @param reason why with this engine, where the sweep file leaves that to Elbow
 */
public record TrialEngine(EngineFacts facts, Optional<String> reason) {

  /** {@code libtorch: LibTorch 2.10.0 (linux-x86_64, AVX512), 1 thread}, and why. */
  @Override
  public String toString() {
    return facts.engine() + ": " + facts + reason.map(why -> "; chosen because " + why).orElse("");
  }
}
