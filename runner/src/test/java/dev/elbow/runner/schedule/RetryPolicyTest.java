package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.spec.RetrySpec;
import dev.elbow.runner.spec.RetrySpec.Failure;
import dev.elbow.runner.trial.Attempt;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import dev.elbow.runner.trial.TrialOutcome.Failed.Cause;
import dev.elbow.runner.trial.TrialOutcome.Lost;
import dev.elbow.runner.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  /** What each failure is called in a sweep file; the others never get another attempt. */
  private static final Map<Cause, Failure> NAMES =
      Map.of(
          Cause.CRASHED, Failure.CRASH,
          Cause.LOST, Failure.LOST,
          Cause.OUT_OF_MEMORY, Failure.OUT_OF_MEMORY,
          Cause.TIMED_OUT, Failure.TIMEOUT);

  private static RetryPolicy policy(int max, Failure... on) {
    return new RetryPolicy(new RetrySpec(max, Set.of(on)));
  }

  private static Failed failed(Cause cause) {
    return new Failed(cause, "killed by signal 11 (SIGSEGV)");
  }

  private static Attempt failure(Cause cause) {
    return attempt(Optional.of(cause), true);
  }

  private static Attempt attempt(Optional<Cause> cause, boolean counts) {
    return new Attempt(
        new AttemptId(new TrialId(1), 1),
        "cpu:0",
        Optional.empty(),
        NOW,
        new Attempt.Lease(Optional.empty(), Optional.empty()),
        Optional.of(new Attempt.End(NOW, TrialState.LOST, cause, Optional.of("because"), counts)));
  }

  @Test
  void a_crash_is_tried_again_until_no_attempts_are_left() {
    RetryPolicy policy = policy(2, Failure.CRASH);
    List<Attempt> before = new ArrayList<>();
    assertThat(policy.judge(failed(Cause.CRASHED), before))
        .isEqualTo(
            new Lost(
                Optional.of(Cause.CRASHED),
                "killed by signal 11 (SIGSEGV), tried again (attempt 2 of 3)"));
    before.add(failure(Cause.CRASHED));
    assertThat(policy.judge(failed(Cause.CRASHED), before))
        .isEqualTo(
            new Lost(
                Optional.of(Cause.CRASHED),
                "killed by signal 11 (SIGSEGV), tried again (attempt 3 of 3)"));
    before.add(failure(Cause.CRASHED));
    assertThat(policy.judge(failed(Cause.CRASHED), before))
        .isEqualTo(new Failed(Cause.CRASHED, "killed by signal 11 (SIGSEGV), after 3 attempts"));
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void each_cause_is_tried_again_only_where_the_sweep_names_it(Cause cause) {
    Optional<Failure> name = Optional.ofNullable(NAMES.get(cause));
    Failure[] others =
        NAMES.values().stream()
            .filter(failure -> !name.equals(Optional.of(failure)))
            .toArray(Failure[]::new);
    assertThat(policy(5, others).judge(failed(cause), List.of())).isEqualTo(failed(cause));
    TrialOutcome named = policy(5, Failure.values()).judge(failed(cause), List.of());
    assertThat(named).isInstanceOf(name.isPresent() ? Lost.class : Failed.class);
  }

  @Test
  void attempts_that_were_cut_off_or_forgiven_do_not_count() {
    List<Attempt> before =
        List.of(
            attempt(Optional.empty(), true),
            attempt(Optional.empty(), true),
            attempt(Optional.of(Cause.CRASHED), false));
    assertThat(policy(1, Failure.CRASH).judge(failed(Cause.CRASHED), before))
        .isInstanceOf(Lost.class);
  }

  @Test
  void failures_of_other_kinds_count_as_well() {
    assertThat(
            policy(1, Failure.CRASH, Failure.LOST)
                .judge(failed(Cause.CRASHED), List.of(failure(Cause.LOST))))
        .isInstanceOf(Failed.class);
  }

  @Test
  void what_is_no_failure_stays_what_it_is() {
    Lost cutOff = new Lost("stopped by SIGINT");
    assertThat(policy(2, Failure.values()).judge(cutOff, List.of())).isSameAs(cutOff);
  }

  @Test
  void a_divergence_after_a_crash_keeps_its_moment() {
    Failed diverged =
        new Failed(Cause.DIVERGED, "loss is NaN", Optional.of(new Failed.Moment(2, 17)));
    assertThat(policy(2, Failure.CRASH).judge(diverged, List.of(failure(Cause.CRASHED))))
        .isEqualTo(new Failed(Cause.DIVERGED, "loss is NaN, after 2 attempts", diverged.moment()));
  }
}
