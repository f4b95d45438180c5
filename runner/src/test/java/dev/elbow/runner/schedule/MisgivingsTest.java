package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import dev.elbow.runner.worker.FakeTrials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MisgivingsTest {
  private static final String SWEEP =
      """
      name: x
      data: {dataset: digits}
      budget: {trials: 30}
      parameters: {beta: {min: 0.1, max: 8}}
      """;

  @TempDir Path directory;
  private final List<String> remarks = new ArrayList<>();

  private Misgivings misgivings(String sections, List<TrialRecord> before) throws IOException {
    Path file = Files.writeString(directory.resolve("sweep.yaml"), SWEEP + sections);
    SweepSpec spec = ((ReadResult.Valid) new SpecReader().read(file)).spec();
    Misgivings misgivings =
        new Misgivings(
            spec,
            new SweepListener() {
              @Override
              public void remark(String text) {
                remarks.add(text);
              }
            });
    misgivings.runStarted(
        new RunDirectory(directory), new RunSnapshot(OptionalInt.of(30), List.of(), before), 1);
    return misgivings;
  }

  private static TrialRecord completed(int number, Map<Metric, Double> values) {
    FinalMetrics metrics =
        new FinalMetrics(
            new Measurements(values), Map.of(), Optional.empty(), Optional.empty(), List.of());
    return ended(number, new TrialOutcome.Completed(metrics, TrialNumbers.HEALTHY, 1));
  }

  private static TrialRecord ended(int number, TrialOutcome outcome) {
    return new TrialRecord(
        FakeTrials.trial(number, "x"),
        TrialState.of(outcome),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(outcome));
  }

  private static void end(Misgivings misgivings, int from, int to, Map<Metric, Double> values) {
    for (int number = from; number <= to; number++) {
      misgivings.trialEnded(completed(number, values));
    }
  }

  @Test
  void an_objective_that_five_trials_lack_is_remarked_once() throws IOException {
    Misgivings misgivings = misgivings("metric: valid_nll\n", List.of());

    end(misgivings, 1, 4, Map.of(Metric.VALID_ELBO, -90.0));
    assertThat(remarks).isEmpty();
    end(misgivings, 5, 9, Map.of(Metric.VALID_ELBO, -90.0, Metric.VALID_NLL, Double.NaN));

    assertThat(remarks)
        .singleElement()
        .asString()
        .startsWith("Warning: None of the 5 trials that were trained to their end has a valid_nll");
  }

  @Test
  void one_trial_with_the_number_is_enough() throws IOException {
    Misgivings misgivings = misgivings("metric: valid_nll\n", List.of());
    end(misgivings, 1, 1, Map.of(Metric.VALID_NLL, 90.0));
    end(misgivings, 2, 9, Map.of(Metric.VALID_ELBO, -90.0));
    assertThat(remarks).isEmpty();
  }

  @Test
  void failures_say_nothing_about_what_is_measured() throws IOException {
    Misgivings misgivings = misgivings("metric: valid_nll\n", List.of());
    for (int number = 1; number <= 9; number++) {
      misgivings.trialEnded(
          ended(number, new TrialOutcome.Failed(TrialOutcome.Failed.Cause.CRASHED, "broke")));
    }
    assertThat(remarks).isEmpty();
  }

  @Test
  void a_constraint_on_a_number_that_no_trial_has_is_remarked() throws IOException {
    Misgivings misgivings =
        misgivings("metric: valid_elbo\nconstraints: [density_ratio > 0.5]\n", List.of());
    end(misgivings, 1, 5, Map.of(Metric.VALID_ELBO, -90.0));
    assertThat(remarks).singleElement().asString().contains("density_ratio, which a constraint");
  }

  @Test
  void a_third_without_a_feasible_trial_names_the_constraint_that_fails_most() throws IOException {
    Misgivings misgivings =
        misgivings(
            "metric: valid_elbo\nconstraints: [valid_rate > 3, active_units >= 8]\n", List.of());
    Map<Metric, Double> first =
        Map.of(Metric.VALID_ELBO, -90.0, Metric.VALID_RATE, 2.0, Metric.ACTIVE_UNITS, 9.0);
    Map<Metric, Double> then =
        Map.of(Metric.VALID_ELBO, -90.0, Metric.VALID_RATE, 4.0, Metric.ACTIVE_UNITS, 7.0);

    end(misgivings, 1, 3, first);
    end(misgivings, 4, 9, then);
    assertThat(remarks).isEmpty();
    end(misgivings, 10, 12, then);

    assertThat(remarks)
        .singleElement()
        .asString()
        .startsWith(
            "Warning: After 10 of 30 trials none is feasible; \"active_units >= 8\" fails most"
                + " often, in 7 of 10.");
  }

  @Test
  void trials_of_earlier_launches_count() throws IOException {
    Map<Metric, Double> feasible = Map.of(Metric.VALID_ELBO, -90.0, Metric.VALID_RATE, 4.0);
    Map<Metric, Double> not = Map.of(Metric.VALID_ELBO, -90.0, Metric.VALID_RATE, 2.0);
    String constraint = "metric: valid_elbo\nconstraints: [valid_rate > 3]\n";

    end(misgivings(constraint, List.of(completed(1, feasible))), 2, 15, not);
    assertThat(remarks).isEmpty();
    end(misgivings(constraint, List.of(completed(1, not))), 2, 10, not);
    assertThat(remarks).hasSize(1);
  }
}
