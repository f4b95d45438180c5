package dev.elbow.runner.search;

import dev.elbow.runner.search.bayes.Evidence;
import dev.elbow.runner.search.bayes.FrontProposal;
import dev.elbow.runner.search.bayes.Proposal;
import dev.elbow.runner.search.gp.Prediction;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOrigin.Kind;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Why a proposal was made, in the terms of the metrics that are optimised.
 *
 * @param goals of each objective, whose losses are turned back into its values
 */
record Reasons(List<Goal> goals) {
  Reasons {
    goals = List.copyOf(goals);
  }

  TrialOrigin of(Proposal proposal, Evidence evidence) {
    Kind kind = proposal.exploits() ? Kind.EXPLOIT : Kind.EXPLORE;
    StringBuilder line = new StringBuilder();
    if (proposal.findsFeasible()) {
      line.append("looks for a first feasible trial");
    } else {
      line.append(proposal.exploits() ? "exploits" : "explores");
    }
    double deviation = proposal.loss().deviation();
    line.append(": predicted ").append(predicted(0, proposal.loss()));
    evidence
        .bestFeasibleLoss()
        .ifPresent(loss -> line.append(", best so far ").append(number(value(0, loss), deviation)));
    feasible(proposal.feasible(), line);
    return TrialOrigin.of(kind, line.toString());
  }

  TrialOrigin of(FrontProposal proposal) {
    Kind kind = proposal.exploits() ? Kind.EXPLOIT : Kind.EXPLORE;
    StringBuilder line = new StringBuilder();
    if (proposal.findsFeasible()) {
      line.append("looks for a first feasible trial");
    } else {
      line.append(proposal.exploits() ? "exploits" : "explores");
    }
    line.append(": predicted ");
    line.append(predicted(0, proposal.losses().get(0)));
    line.append(" and ").append(predicted(1, proposal.losses().get(1)));
    if (proposal.exploits()) {
      line.append(", which would extend the front");
    }
    feasible(proposal.feasible(), line);
    return TrialOrigin.of(kind, line.toString());
  }

  private String predicted(int objective, Prediction loss) {
    double deviation = loss.deviation();
    String mean = number(value(objective, loss.mean()), deviation);
    return Double.isFinite(deviation) ? mean + " ± " + number(deviation, deviation) : mean;
  }

  private double value(int objective, double loss) {
    return objective < goals.size() && goals.get(objective) == Goal.MINIMIZE ? loss : -loss;
  }

  private static void feasible(OptionalDouble probability, StringBuilder line) {
    if (probability.isPresent()) {
      line.append(
          String.format(
              Locale.ROOT, ", feasible with probability %.2f", probability.getAsDouble()));
    }
  }

  /** With two digits of the uncertainty, as far as that is a number with a point in it. */
  private static String number(double number, double deviation) {
    double size = Double.isFinite(deviation) && deviation > 0 ? deviation : Math.abs(number);
    int decimals = 1 - (int) Math.floor(Math.log10(Math.max(size, 1e-12)));
    return decimals > 8
        ? String.format(Locale.ROOT, "%.4g", number)
        : String.format(Locale.ROOT, "%." + Math.max(0, decimals) + "f", number);
  }
}
