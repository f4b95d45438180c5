package dev.elbow.runner.space;

/**
 * A {@code when} condition: {@code latent_size > 16}.
 *
 * @param parameter another parameter, declared earlier
 */
public record Condition(String parameter, Comparison comparison, Value bound) {

  /** Whether a parameter with this condition is active. Not if the other one is itself inactive. */
  public boolean holdsFor(Assignment soFar) {
    return soFar.get(parameter).map(value -> comparison.holds(value, bound)).orElse(false);
  }

  @Override
  public String toString() {
    return parameter + " " + comparison.symbol() + " " + bound.text();
  }
}
