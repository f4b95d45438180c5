package dev.elbow.runner.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was done to a sweep, and what was seen meanwhile that must not be. Mutable. */
final class Tally {
  private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
  private final Map<Phase, Integer> phases = new EnumMap<>(Phase.class);
  private final List<String> violations = new ArrayList<>();
  private int launches;

  void launched() {
    launches++;
  }

  void inflicted(Fault fault) {
    faults.merge(fault, 1, Integer::sum);
  }

  void diedIn(Phase phase) {
    phases.merge(phase, 1, Integer::sum);
  }

  void violation(String what) {
    violations.add("launch " + launches + ": " + what);
  }

  int launches() {
    return launches;
  }

  int faults() {
    return faults.values().stream().mapToInt(Integer::intValue).sum();
  }

  int faults(Fault fault) {
    return faults.getOrDefault(fault, 0);
  }

  List<String> violations() {
    return violations;
  }

  @Override
  public String toString() {
    return faults() + " faults " + faults + ", phases " + phases + ", " + launches + " launches";
  }
}
