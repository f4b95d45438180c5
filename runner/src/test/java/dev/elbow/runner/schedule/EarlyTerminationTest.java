package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.spec.Budget;
import dev.elbow.runner.spec.EarlyTermination;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialReader;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps whose workers wait for a word after each epoch. */
@Timeout(120) // a worker that waits in vain must not hang the build
class EarlyTerminationTest {
  private static final EarlyTermination ASHA = new EarlyTermination.Asha(1, 2);

  @TempDir Path out;

  private SweepSummary run(FakeSweep sweep) throws IOException {
    SweepSpec spec = FakeSweep.judged(Budget.UNLIMITED, ASHA);
    return sweep
        .runner(1, Clock.systemUTC())
        .start(
            spec, "name: fake\n", FakeSweep.options(out), new SweepListener() {}, new StopSignal());
  }

  @Test
  void a_training_ends_exactly_at_its_rung_and_says_why() throws IOException {
    FakeSweep sweep =
        new FakeSweep(
            List.of(
                "judged -130 -120 -110 -100", // the first goes on
                "judged -150 -140 -130 -120", // behind after 1 epoch
                "judged -129 -125 -120 -115")); // ahead after 1 epoch, behind after 2
    SweepSummary summary = run(sweep);
    assertThat(summary.end()).isEqualTo(EndReason.FINISHED);
    assertThat(summary.snapshot().trials())
        .extracting(TrialRecord::state)
        .containsExactly(TrialState.COMPLETED, TrialState.STOPPED, TrialState.STOPPED);
    assertThat(epochs(summary)).containsExactly(4, 1, 2);
    assertThat(summary.snapshot().trials().get(2).reason())
        .contains(
            "behind 1 of 1 others after 2 epochs, with an ELBO of -125.00 nats that rose by 4.00;"
                + " only the best goes on");
    assertThat(summary.snapshot().trials().get(2).metrics()).isPresent();
  }

  @Test
  void the_search_is_told_what_a_stopped_trial_would_have_become() throws IOException {
    FakeSweep sweep =
        new FakeSweep(
            List.of(
                "judged -130 -120 -110 -100", // gains 30 after the first epoch
                "judged -150 -140 -130 -120", // ended at -150
                "judged -151 -10 -10 -10", // ended at -151
                "judged -120 -110 -100 -90")); // goes on, and gains 30 too
    run(sweep);
    assertThat(sweep.told())
        .containsExactly(
            measured(-100, true),
            measured(-120, false),
            measured(-121, false),
            measured(-90, true));
  }

  private static Measured measured(double score, boolean complete) {
    return new Measured(List.of(score), List.of(), complete);
  }

  private static List<Integer> epochs(SweepSummary summary) {
    try (TrialReader reader = SqliteTrialStore.openReadOnly(summary.run().database())) {
      return summary.snapshot().trials().stream()
          .map(trial -> reader.epochs(trial.id()).size())
          .toList();
    }
  }
}
