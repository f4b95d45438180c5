package dev.elbow.runner.schedule;

import dev.elbow.runner.execute.TrialEvents;
import dev.elbow.runner.execute.TrialExecution;
import dev.elbow.runner.execute.TrialExecutor;
import dev.elbow.runner.execute.TrialTask;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.stopping.Decision;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOutcome;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Trials that take no time: their outcome is a formula of the trial. Those that hang end only when
 * they are told to.
 */
final class FormulaTrials implements TrialExecutor {
  private final Function<Trial, TrialOutcome> formula;
  private final Predicate<Trial> hangs;

  FormulaTrials(Function<Trial, TrialOutcome> formula, Predicate<Trial> hangs) {
    this.formula = formula;
    this.hangs = hangs;
  }

  /** A noisy bowl with its best at x = 0.3; it diverges above 0.9. */
  static TrialOutcome bowl(Trial trial) {
    double x = x(trial);
    double noise = 0.02 * new Random(trial.seed()).nextGaussian();
    return x > 0.9
        ? new TrialOutcome.Failed(TrialOutcome.Failed.Cause.DIVERGED, "loss is NaN")
        : completed(-(x - 0.3) * (x - 0.3) + noise);
  }

  static TrialOutcome completed(double validElbo) {
    return new TrialOutcome.Completed(
        TrialNumbers.finals(
            1, validElbo, 0.1, 80, 20, OptionalDouble.empty(), validElbo, 0.1, 5, 0, List.of(1.0)),
        TrialNumbers.HEALTHY,
        1);
  }

  static double x(Trial trial) {
    return trial.assignment().get("x").map(Value::asNumber).orElseThrow();
  }

  @Override
  public TrialExecution start(TrialTask task, TrialEvents events) {
    Execution execution = new Execution();
    if (!hangs.test(task.trial())) {
      execution.outcome.complete(formula.apply(task.trial()));
    }
    return execution;
  }

  private static final class Execution implements TrialExecution {
    private final CompletableFuture<TrialOutcome> outcome = new CompletableFuture<>();

    @Override
    public CompletableFuture<TrialOutcome> outcome() {
      return outcome;
    }

    @Override
    public void afterEpoch(Decision decision) {}

    @Override
    public void stop(String reason) {
      outcome.complete(new TrialOutcome.Lost(reason));
    }
  }
}
