package dev.elbow.runner.search.bayes;

import dev.elbow.runner.search.gp.Prediction;
import dev.elbow.runner.space.Assignment;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What to try next in a search with two losses, and what is expected of it.
 *
 * @param losses the predicted losses, each in its own unit
 * @param exploits whether no trial on the front is expected to dominate it
 * @param feasible the probability that it ends with numbers and violates no constraint; empty if
 *     nothing ever failed and there is no constraint
 * @param findsFeasible whether it was chosen for that probability alone, no feasible trial being
 *     known
 */
public record FrontProposal(
    Assignment assignment,
    List<Prediction> losses,
    boolean exploits,
    OptionalDouble feasible,
    boolean findsFeasible) {
  public FrontProposal {
    losses = List.copyOf(losses);
  }
}
