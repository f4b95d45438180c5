package dev.elbow.runner.search.bayes;

import dev.elbow.runner.search.gp.Prediction;
import dev.elbow.runner.space.Assignment;
import java.util.OptionalDouble;

/**
 * What to try next, and what is expected of it.
 *
 * @param loss the predicted loss, in its own unit
 * @param exploits whether it is expected to be better than the best so far
 * @param feasible the probability that it ends with numbers and violates no constraint; empty if
 *     nothing ever failed and there is no constraint
 * @param findsFeasible whether it was chosen for that probability alone, no feasible trial being
 *     known
 */
public record Proposal(
    Assignment assignment,
    Prediction loss,
    boolean exploits,
    OptionalDouble feasible,
    boolean findsFeasible) {}
