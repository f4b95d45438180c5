package dev.elbow.runner.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.stopping.LearningCurve;
import dev.elbow.runner.stopping.Prospects;
import dev.elbow.runner.trial.TrialId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoppedEstimatesTest {
  private static final MetricSpec IWAE = new MetricSpec(Metric.VALID_IWAE64, Goal.MAXIMIZE);
  private static final MetricSpec NLL = new MetricSpec(Metric.VALID_NLL, Goal.MINIMIZE);
  private static final MetricSpec ACTIVE = new MetricSpec(Metric.ACTIVE_UNITS, Goal.MAXIMIZE);

  /** A training that gained 30 nats after its first epoch. */
  private static final Prospects GAIN =
      new Prospects(List.of(new LearningCurve(new TrialId(1), 2, 0, List.of(-130.0, -100.0))));

  private static Measured measured(boolean complete, Double... scores) {
    return new Measured(List.of(scores), List.of(0.5), complete);
  }

  /** Of a training that was stopped after its first epoch, ahead of the completed one. */
  private static Measured estimate(List<MetricSpec> objectives, Measured best, Double... scores) {
    return new StoppedEstimates(objectives, GAIN, Map.of(new TrialId(1), best))
        .estimate(measured(false, scores), stoppedAt(-125));
  }

  private static LearningCurve stoppedAt(double elboNats) {
    return new LearningCurve(new TrialId(9), 2, 0, List.of(elboNats));
  }

  @Test
  void a_trial_is_not_taken_to_overtake_those_that_were_ahead_of_it() {
    Prospects two =
        new Prospects(
            List.of(
                new LearningCurve(new TrialId(1), 2, 0, List.of(-130.0, -100.0)),
                new LearningCurve(new TrialId(2), 2, 0, List.of(-140.0, -110.0))));
    StoppedEstimates estimates =
        new StoppedEstimates(
            List.of(IWAE),
            two,
            Map.of(new TrialId(1), measured(true, -95.0), new TrialId(2), measured(true, -105.0)));
    Measured stopped = measured(false, -120.0);
    assertThat(estimates.estimate(stopped, stoppedAt(-141))).isEqualTo(measured(false, -105.0));
    assertThat(estimates.estimate(stopped, stoppedAt(-135))).isEqualTo(measured(false, -95.0));
    assertThat(estimates.estimate(stopped, stoppedAt(-125))).isEqualTo(measured(false, -95.0));
  }

  @Test
  void a_bound_is_raised_by_the_gain_of_others_whichever_way_it_is_better() {
    assertThat(estimate(List.of(IWAE), measured(true, -95.0), -150.0))
        .isEqualTo(measured(false, -120.0));
    assertThat(estimate(List.of(NLL), measured(true, -95.0), -150.0))
        .isEqualTo(measured(false, -120.0));
  }

  @Test
  void an_estimate_is_never_above_the_best_that_completed() {
    assertThat(estimate(List.of(IWAE), measured(true, -95.0), -120.0))
        .isEqualTo(measured(false, -95.0));
    assertThat(estimate(List.of(IWAE), measured(true, -95.0), -90.0))
        .as("measured, not estimated")
        .isEqualTo(measured(false, -90.0));
  }

  @Test
  void a_bound_that_is_sought_to_be_loose_is_taken_as_it_is() {
    MetricSpec loose = new MetricSpec(Metric.VALID_ELBO, Goal.MINIMIZE);
    assertThat(estimate(List.of(loose), measured(true, 150.0), 120.0))
        .isEqualTo(measured(false, 120.0));
  }

  @Test
  void other_objectives_are_taken_as_they_are() {
    assertThat(estimate(List.of(IWAE, ACTIVE), measured(true, -95.0, 20.0), -150.0, 7.0))
        .isEqualTo(measured(false, -120.0, 7.0));
  }

  @Test
  void without_a_completed_trial_nothing_is_raised() {
    assertThat(
            new StoppedEstimates(List.of(IWAE), GAIN, Map.of())
                .estimate(measured(false, -150.0), stoppedAt(-125)))
        .isEqualTo(measured(false, -150.0));
  }
}
