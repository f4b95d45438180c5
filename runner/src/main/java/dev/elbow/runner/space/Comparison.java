package dev.elbow.runner.space;

import java.util.Arrays;
import java.util.Optional;

/** Operators of conditions and constraints. */
public enum Comparison {
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">="),
  EQUAL("=="),
  NOT_EQUAL("!=");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  /** The operator written so. */
  public static Optional<Comparison> bySymbol(String symbol) {
    return Arrays.stream(values()).filter(c -> c.symbol.equals(symbol)).findFirst();
  }

  /** Whether {@code left} stands in this relation to {@code right}. */
  public <T extends Comparable<T>> boolean holds(T left, T right) {
    int order = left.compareTo(right);
    return switch (this) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
    };
  }
}
