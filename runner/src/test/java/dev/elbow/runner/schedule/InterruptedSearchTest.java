package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.runner.search.Observation;
import dev.elbow.runner.search.SearchHistory;
import dev.elbow.runner.search.Suggestion;
import dev.elbow.runner.spec.SweepSpec.Method;
import dev.elbow.runner.store.Runs;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A search that learns is cut off after each trial, in each of the ways in which that can happen,
 * and goes on to the very trials of an uninterrupted one: enqueued ones 1 and 2, searched ones up
 * to 9, replicates up to 13.
 */
@Timeout(120) // a sweep that does not end must not hang the build
class InterruptedSearchTest {
  private static final int ALL = 13;

  @TempDir Path out;
  private final FormulaSweep sweep =
      FormulaSweep.of(Method.RANDOM, 9)
          .enqueue(0.8, 0.1)
          .replicate(2, 2)
          .strategy(InterruptedSearchTest::suggest);
  private List<TrialRecord> uninterrupted = List.of();

  /** Halfway between the best so far and a random number, which every result changes. */
  private static Optional<Suggestion> suggest(SearchHistory history) {
    double best = 0.5;
    double bestScore = Double.NEGATIVE_INFINITY;
    long hash = history.trials().size();
    for (Observation trial : history.trials()) {
      hash = 31 * hash + trial.hashCode();
      if (trial.result() instanceof Observation.Measured measured
          && measured.scores().get(0) > bestScore) {
        bestScore = measured.scores().get(0);
        best = trial.assignment().get("x").orElseThrow().asNumber();
      }
    }
    double x = (best + new SplittableRandom(hash).nextDouble()) / 2;
    return Optional.of(
        new Suggestion(
            FormulaSweep.assignment(x), TrialOrigin.of(TrialOrigin.Kind.EXPLORE, "near " + best)));
  }

  @BeforeEach
  void runWithoutInterruption() throws IOException {
    uninterrupted = sweep.start(out.resolve("uninterrupted")).snapshot().trials();
    assertThat(uninterrupted).hasSize(ALL);
  }

  private static List<Trial> trials(List<TrialRecord> records) {
    return records.stream().map(TrialRecord::trial).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 9, 10, 11, 13})
  void stopped_during_a_trial_it_goes_on_as_if_it_had_not_been(int last) throws Exception {
    StopSignal stop = new StopSignal();
    SweepListener stopper =
        new SweepListener() {
          @Override
          public void trialStarted(TrialRecord trial) {
            if (trial.id().number() == last) {
              stop.request("stopped by SIGTERM");
            }
          }
        };
    SweepSummary stopped = sweep.hanging(t -> t.id().number() == last).start(out, stopper, stop);
    assertThat(stopped.end()).isEqualTo(EndReason.STOPPED);
    assertThat(stopped.snapshot().trials()).hasSize(last);

    assertGoesOn(sweep.resume(stopped.run()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 9, 10, 12})
  void killed_during_a_trial_it_goes_on_as_if_it_had_not_been(int last) throws Exception {
    SweepListener killer =
        new SweepListener() {
          @Override
          public void trialStarted(TrialRecord trial) {
            dieAfter(last, trial);
          }
        };
    assertDiesAndGoesOn(killer);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 9, 10, 12})
  void killed_between_two_trials_it_goes_on_as_if_it_had_not_been(int last) throws Exception {
    SweepListener killer =
        new SweepListener() {
          @Override
          public void trialEnded(TrialRecord trial) {
            dieAfter(last, trial);
          }
        };
    assertDiesAndGoesOn(killer);
  }

  private static void dieAfter(int last, TrialRecord trial) {
    if (trial.id().number() == last) {
      throw new Death();
    }
  }

  private void assertDiesAndGoesOn(SweepListener killer) throws Exception {
    assertThatThrownBy(() -> sweep.start(out, killer, new StopSignal())).isInstanceOf(Death.class);
    assertGoesOn(sweep.resume(new Runs(out).find("fake")));
  }

  private void assertGoesOn(SweepSummary resumed) {
    assertThat(resumed.end()).isEqualTo(EndReason.FINISHED);
    assertThat(trials(resumed.snapshot().trials())).isEqualTo(trials(uninterrupted));
    assertThat(resumed.snapshot().trials())
        .extracting(TrialRecord::metrics)
        .isEqualTo(uninterrupted.stream().map(TrialRecord::metrics).toList());
  }

  @Test
  void with_other_results_it_suggests_other_trials() throws IOException {
    FormulaSweep other = sweep.outcomes(trial -> FormulaTrials.completed(FormulaTrials.x(trial)));
    List<Trial> trials = trials(other.start(out).snapshot().trials());
    assertThat(trials.subList(0, 2)).isEqualTo(trials(uninterrupted).subList(0, 2));
    assertThat(trials.get(2)).isNotEqualTo(trials(uninterrupted).get(2));
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"BAYES", "TPE", "GENETIC"})
  void a_method_that_is_cut_off_during_every_trial_finds_what_it_would_have_found(Method method)
      throws Exception {
    FormulaSweep real = FormulaSweep.of(method, 14).enqueue(0.8).replicate(1, 2);
    List<TrialRecord> whole = real.start(out.resolve("whole")).snapshot().trials();
    Set<TrialId> tried = new HashSet<>();
    FormulaSweep hanging = real.hanging(trial -> tried.add(trial.id()));

    StopSignal first = new StopSignal();
    SweepSummary summary = hanging.start(out, stopAtOnce(first), first);
    for (int launch = 1; summary.end() == EndReason.STOPPED; launch++) {
      assertThat(launch).as("launches").isLessThanOrEqualTo(whole.size());
      StopSignal stop = new StopSignal();
      summary = hanging.resume(summary.run(), stopAtFresh(tried, stop), stop);
    }

    assertThat(trials(summary.snapshot().trials())).isEqualTo(trials(whole));
    assertThat(summary.snapshot().launches()).hasSizeGreaterThan(whole.size());
  }

  private static SweepListener stopAtOnce(StopSignal stop) {
    return stopAtFresh(Set.of(), stop);
  }

  /** Stops when a trial starts that hangs, because it was not tried before. */
  private static SweepListener stopAtFresh(Set<TrialId> tried, StopSignal stop) {
    return new SweepListener() {
      @Override
      public void trialStarted(TrialRecord trial) {
        if (!tried.contains(trial.id())) {
          stop.request("stopped by SIGTERM");
        }
      }
    };
  }

  private static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
