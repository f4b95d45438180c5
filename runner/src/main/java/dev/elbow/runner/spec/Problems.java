package dev.elbow.runner.spec;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, each thing once, so that all of it can be said together. */
final class Problems {
  private static final Comparator<Problem> BY_POSITION =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Set<Position> wholeNeeded = new HashSet<>();

  /**
   * @param path of the setting; empty for the file as a whole
   * @param message what was expected and what was found
   */
  void add(Position at, String path, String message) {
    problems.add(at.problem(path, message));
  }

  /** A value that has a fraction, or is no number at all, stands where a whole number is needed. */
  void needWhole(Position at) {
    wholeNeeded.add(at);
  }

  /** Whether a whole number was needed at this place, and none found. */
  boolean needsWholeAt(Position at) {
    return wholeNeeded.contains(at);
  }

  void addAll(Problems others) {
    problems.addAll(others.problems);
    wholeNeeded.addAll(others.wholeNeeded);
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** All of them, in the order of the file; those without a line first. */
  List<Problem> sorted() {
    return problems.stream().sorted(BY_POSITION).toList();
  }
}
