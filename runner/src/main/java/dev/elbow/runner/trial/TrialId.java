package dev.elbow.runner.trial;

import java.util.Locale;

/**
 * A trial's number within its run, from 1.
 *
 * <p>Its text is four digits wide, as directories under {@code trials/} are named.
 */
public record TrialId(int number) implements Comparable<TrialId> {
  public TrialId {
    if (number < 1) {
      throw new IllegalArgumentException("trials are numbered from 1, not " + number);
    }
  }

  @Override
  public int compareTo(TrialId other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%04d", number);
  }
}
