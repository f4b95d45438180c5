package dev.elbow.runner.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Comparison;
import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.spec.Constraints;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.Objectives;
import dev.elbow.runner.spec.SearchSpec.Replicates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the few that are kept say is compared with what all say, after every trial. */
class ContendersTest {
  private static final Replicates THREE_OF_TWO = new Replicates(2, 3);
  private static final MetricSpec ELBO = new MetricSpec(Metric.VALID_ELBO, Goal.MAXIMIZE);
  private static final MetricSpec RATE = new MetricSpec(Metric.VALID_RATE, Goal.MINIMIZE);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void say_of_one_objective_what_all_trials_say(boolean mayBeBroken) {
    for (long seed = 0; seed < 100; seed++) {
      compare(new Ranking(Objectives.of(ELBO), constraints(mayBeBroken)), Optional.empty(), seed);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void say_of_two_objectives_what_all_trials_say(boolean mayBeBroken) {
    Objectives both = new Objectives(List.of(ELBO, RATE));
    for (long seed = 0; seed < 100; seed++) {
      compare(new Ranking(both, constraints(mayBeBroken)), Optional.empty(), seed);
    }
  }

  @Test
  void say_which_trials_are_trained_again_and_which_then_is_best() {
    int decided = 0;
    for (long seed = 0; seed < 100; seed++) {
      Ranking ranking = new Ranking(Objectives.of(ELBO), constraints(false));
      Comparing compared = compare(ranking, Optional.of(THREE_OF_TWO), seed);
      compared.replicate();
      decided += compared.ofAll().areByMean() ? 1 : 0;
    }
    assertThat(decided).isGreaterThan(20);
  }

  private static Comparing compare(Ranking ranking, Optional<Replicates> wanted, long seed) {
    Comparing compared = new Comparing(ranking, wanted, new Random(seed));
    for (int number = 1; number <= 40; number++) {
      compared.end(number, TrialOrigin.SEQUENCE);
    }
    assertThat(compared.contenders.trials()).as("seed %d", seed).hasSizeLessThan(20);
    return compared;
  }

  private static Constraints constraints(boolean byDefault) {
    Constraint units = new Constraint.Numeric(Metric.ACTIVE_UNITS, Comparison.AT_LEAST, 2);
    return new Constraints(List.of(units), byDefault);
  }

  private static final class Comparing {
    private final Ranking ranking;
    private final Optional<Replicates> wanted;
    private final Random random;
    private final List<TrialRecord> all = new ArrayList<>();
    private final Contenders contenders;

    Comparing(Ranking ranking, Optional<Replicates> wanted, Random random) {
      this.ranking = ranking;
      this.wanted = wanted;
      this.random = random;
      contenders = new Contenders(ranking, wanted, List.of());
    }

    ReplicatedRanking ofAll() {
      return new ReplicatedRanking(ranking, wanted, all);
    }

    void replicate() {
      for (TrialRecord original : ofAll().toReplicate()) {
        end(all.size() + 1, TrialOrigin.replicateOf(original.id()));
        end(all.size() + 1, TrialOrigin.replicateOf(original.id()));
      }
    }

    void end(int number, TrialOrigin origin) {
      TrialRecord pending =
          TrialRecord.pending(Trial.of(new TrialId(number), new Assignment(Map.of()), 1, origin));
      contenders.put(pending);
      assertThat(contenders.trials()).contains(pending);
      TrialRecord ended = ended(pending.trial());
      all.add(ended);
      contenders.put(ended);
      assertSame(contenders);
      assertSame(new Contenders(ranking, wanted, all));
    }

    private void assertSame(Contenders few) {
      ReplicatedRanking ofFew = new ReplicatedRanking(ranking, wanted, few.trials());
      assertThat(few.best()).isEqualTo(ofAll().best());
      assertThat(ofFew.toReplicate()).isEqualTo(ofAll().toReplicate());
      assertThat(ofFew.groups()).isEqualTo(ofAll().groups());
      assertThat(ofFew.areByMean()).isEqualTo(ofAll().areByMean());
    }

    private TrialRecord ended(Trial trial) {
      TrialOutcome outcome =
          random.nextInt(8) == 0
              ? new TrialOutcome.Failed(TrialOutcome.Failed.Cause.DIVERGED, "loss is NaN")
              : new TrialOutcome.Completed(
                  TrialNumbers.finals(
                      1,
                      random.nextInt(12),
                      0,
                      0,
                      random.nextInt(12),
                      OptionalDouble.empty(),
                      0,
                      0,
                      random.nextInt(4),
                      0,
                      List.of()),
                  TrialNumbers.HEALTHY,
                  1);
      return new TrialRecord(
          trial,
          TrialState.of(outcome),
          1,
          Optional.of("cpu:0"),
          Optional.of(Instant.EPOCH),
          Optional.of(Instant.EPOCH),
          Optional.empty(),
          Optional.of(outcome));
    }
  }
}
