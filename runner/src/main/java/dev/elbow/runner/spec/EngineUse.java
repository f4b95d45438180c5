package dev.elbow.runner.spec;

import dev.elbow.core.model.Precision;
import java.util.Locale;
import java.util.Optional;

/**
 * An engine and a precision that trials of a sweep ask for together.
 *
 * @param engineAt where the engine is written; empty if it is not
 * @param precisionAt where the precision is written; empty if it is not
 */
public record EngineUse(
    EngineSetting engine,
    Precision precision,
    Optional<Position> engineAt,
    Optional<Position> precisionAt) {
  static final String ENGINE = "model.engine";
  static final String PRECISION = "training.precision";

  /** What a sweep asks for that says nothing of engines. */
  public static final EngineUse DEFAULT =
      new EngineUse(EngineSetting.DL4J, Precision.FP32, Optional.empty(), Optional.empty());

  /** Whether the sweep file says anything of it. */
  public boolean isWritten() {
    return engineAt.isPresent() || precisionAt.isPresent();
  }

  /** A problem with the engine itself, at its place; empty if it is nowhere written. */
  public Optional<Problem> engineProblem(String why) {
    return engineAt
        .map(at -> at.problem(ENGINE, why))
        .or(() -> precisionAt.map(at -> at.problem(PRECISION, why)));
  }

  /** A problem with the precision, at its place; empty if it is nowhere written. */
  public Optional<Problem> precisionProblem(String why) {
    return precisionAt
        .map(at -> at.problem(PRECISION, why))
        .or(() -> engineAt.map(at -> at.problem(ENGINE, why)));
  }

  /** {@code libtorch in bf16}. */
  @Override
  public String toString() {
    return engine.id() + " in " + precision.name().toLowerCase(Locale.ROOT);
  }
}
