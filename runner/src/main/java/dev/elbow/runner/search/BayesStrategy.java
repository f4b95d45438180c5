package dev.elbow.runner.search;

import dev.elbow.runner.search.Observation.Failed;
import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.search.Observation.Pending;
import dev.elbow.runner.search.bayes.BayesianOptimiser;
import dev.elbow.runner.search.bayes.Evidence;
import dev.elbow.runner.search.bayes.FrontEvidence;
import dev.elbow.runner.search.bayes.FrontOptimiser;
import dev.elbow.runner.search.bayes.FrontProposal;
import dev.elbow.runner.search.bayes.Measurement;
import dev.elbow.runner.search.bayes.Proposal;
import dev.elbow.runner.search.encoding.SpaceEncoding;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.SpaceSize;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOrigin.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Bayesian optimisation: a start design from a Sobol sequence, then what {@link BayesianOptimiser}
 * proposes, or {@link FrontOptimiser} where there are two objectives. When all that it finds was
 * tried, the sequence goes on until the space is exhausted.
 */
final class BayesStrategy implements SearchStrategy {
  /** A space with no more assignments than this is gone through whole. */
  private static final long SMALL = 2_000;

  private static final int LEAST_MEASURED = 2;

  private final SearchSpace space;
  private final SpaceEncoding encoding;
  private final SearchStrategy sequence;
  private final long seed;
  private final int designSize;
  private final boolean small;
  private final Reasons reasons;
  private final Tried tried = new Tried();

  /**
   * @param goals of the objectives, for what is said of a suggestion
   */
  BayesStrategy(SearchSpace space, long seed, List<Goal> goals) {
    this.space = space;
    this.seed = seed;
    reasons = new Reasons(goals);
    encoding = SpaceEncoding.of(space);
    sequence = new DistinctStrategy(SobolProposals.of(space, seed), space, seed);
    designSize = Math.max(4, Math.min(2 * encoding.dimensions(), 10));
    small = SpaceSize.of(space).orElse(SpaceSize.ENDLESS) <= SMALL;
  }

  @Override
  public Optional<Suggestion> suggest(SearchHistory history) {
    tried.update(history);
    Evidence evidence = evidence(history, 0);
    int known = history.trials().size() + Math.min(designSize, history.earlier().size());
    if (encoding.dimensions() == 0
        || known < designSize
        || evidence.measured().size() < LEAST_MEASURED) {
      return fromSequence(history, known);
    }
    if (hasTwoObjectives(history)) {
      return front(new FrontEvidence(evidence, evidence(history, 1)), history.trials().size())
          .map(proposal -> new Suggestion(proposal.assignment(), reasons.of(proposal)))
          .or(() -> fromSequence(history, known));
    }
    BayesianOptimiser optimiser = new BayesianOptimiser(encoding, evidence);
    return proposal(optimiser, history.trials().size())
        .map(proposal -> new Suggestion(proposal.assignment(), reasons.of(proposal, evidence)))
        .or(() -> fromSequence(history, known));
  }

  private Optional<Proposal> proposal(BayesianOptimiser optimiser, int trials) {
    if (small) {
      return optimiser.bestOf(
          AllAssignments.of(space).stream().filter(assignment -> !tried.contains(assignment)));
    }
    return optimiser.best(random(trials), assignment -> !tried.contains(assignment));
  }

  private Optional<FrontProposal> front(FrontEvidence evidence, int trials) {
    FrontOptimiser optimiser = new FrontOptimiser(encoding, evidence);
    if (small) {
      return optimiser.bestOf(
          AllAssignments.of(space).stream().filter(assignment -> !tried.contains(assignment)));
    }
    return optimiser.best(random(trials), assignment -> !tried.contains(assignment));
  }

  private SplittableRandom random(int trials) {
    // Neighbouring seeds and numbers start unlike each other.
    return new SplittableRandom(new SplittableRandom(seed).nextLong() + trials);
  }

  private static boolean hasTwoObjectives(SearchHistory history) {
    return Stream.concat(history.earlier().stream(), history.trials().stream())
        .anyMatch(t -> t.result() instanceof Measured m && m.scores().size() > 1);
  }

  private Optional<Suggestion> fromSequence(SearchHistory history, int known) {
    String explanation =
        known < designSize
            ? "start design, point " + (known + 1) + " of " + designSize
            : "spread evenly: too little is known to learn from";
    return sequence
        .suggest(history)
        .map(
            next ->
                new Suggestion(next.assignment(), TrialOrigin.of(Kind.START_DESIGN, explanation)));
  }

  private Evidence evidence(SearchHistory history, int objective) {
    List<Measurement> measured = new ArrayList<>();
    List<double[]> failed = new ArrayList<>();
    List<double[]> pending = new ArrayList<>();
    for (List<Observation> trials : List.of(history.earlier(), history.trials())) {
      for (Observation trial : trials) {
        Optional<double[]> point = encoding.encode(trial.assignment());
        if (point.isEmpty()) {
          continue;
        }
        if (trial.result() instanceof Measured result) {
          measured.add(
              new Measurement(
                  trial.assignment(),
                  point.get(),
                  -result.scores().get(objective),
                  result.margins(),
                  result.complete()));
        } else if (trial.result() instanceof Failed) {
          failed.add(point.get());
        } else if (trial.result() instanceof Pending) {
          pending.add(point.get());
        }
      }
    }
    return new Evidence(measured, failed, pending);
  }
}
