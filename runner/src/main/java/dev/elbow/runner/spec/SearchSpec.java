package dev.elbow.runner.spec;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.util.List;
import java.util.Optional;

/**
 * How a sweep looks for its assignments.
 *
 * @param enqueued assignments to be tried before the method is asked
 * @param warmStart earlier runs to learn from, as the file names them
 * @param earlyTermination which trainings are ended before their time
 * @param replicates which assignments are trained again at the end
 */
public record SearchSpec(
    Method method,
    List<Assignment> enqueued,
    List<String> warmStart,
    Optional<EarlyTermination> earlyTermination,
    Optional<Replicates> replicates) {
  public SearchSpec {
    enqueued = List.copyOf(enqueued);
    warmStart = List.copyOf(warmStart);
  }

  /** A method and nothing else. */
  public static SearchSpec of(Method method) {
    return new SearchSpec(method, List.of(), List.of(), Optional.empty(), Optional.empty());
  }

  /** The same with another rule for ending trainings early, or with none. */
  public SearchSpec withEarlyTermination(Optional<EarlyTermination> rule) {
    return new SearchSpec(method, enqueued, warmStart, rule, replicates);
  }

  /**
   * The best assignments again, with other seeds.
   *
   * @param runs how many more trainings each of them gets
   * @param best how many of the best
   */
  public record Replicates(int runs, int best) {
    /** How many are trained again if the file does not say. */
    public static final int DEFAULT_BEST = 5;

    public Replicates {
      if (runs < 1 || best < 1) {
        throw new IllegalArgumentException(
            "replicates need at least one run of one trial, not " + runs + " of " + best);
      }
    }
  }
}
