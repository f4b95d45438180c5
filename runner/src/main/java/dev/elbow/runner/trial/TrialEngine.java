package dev.elbow.runner.trial;

import dev.elbow.core.engine.EngineFacts;
import dev.elbow.core.model.Precision;
import java.util.Locale;
import java.util.Optional;

/**
 * What an attempt computes with.
 *
 * @param precision of the matrix products
 * @param reason why with this engine, where the sweep file leaves that to Elbow
 */
public record TrialEngine(EngineFacts facts, Precision precision, Optional<String> reason) {

  /** {@code libtorch in bf16: LibTorch 2.10.0 (linux-x86_64, AVX512), 1 thread}, and why. */
  @Override
  public String toString() {
    return facts.engine()
        + " in "
        + precision.name().toLowerCase(Locale.ROOT)
        + ": "
        + facts
        + reason.map(why -> "; chosen because " + why).orElse("");
  }
}
