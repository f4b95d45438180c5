package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep must not fill the memory with what the store has. */
class LongNightTest {
  private static final int TRIALS = 150;

  @TempDir Path directory;

  @Test
  void a_sweep_keeps_the_numbers_of_few_trials_in_memory() throws IOException {
    assertThat(kept("method: random")).isLessThan(30);
  }

  @Test
  void a_sweep_of_two_objectives_with_patience_keeps_no_more_than_the_front() throws IOException {
    assertThat(kept("method: sobol\nmetric: [valid_elbo, valid_rate]")).isLessThan(60);
  }

  /** Of how many trials the final metrics are still reachable when the last one ends. */
  private long kept(String more) throws IOException {
    Watch watch = new Watch();
    String yaml =
        """
        name: night
        parameters: {beta: {min: 0.25, max: 4}}
        data: {dataset: digits}
        training: {epochs: 1}
        diagnostics: light
        budget: {trials: %d}
        """
            .formatted(TRIALS);
    LongNight.run(directory, yaml + more + "\n", watch);
    assertThat(watch.metrics).hasSize(TRIALS);
    return watch.atTheEnd;
  }

  private static final class Watch implements SweepListener {
    private final List<WeakReference<FinalMetrics>> metrics = new ArrayList<>();
    private long atTheEnd;

    @Override
    public void trialEnded(TrialRecord trial) {
      metrics.add(new WeakReference<>(trial.metrics().orElseThrow()));
      if (metrics.size() == TRIALS) {
        System.gc();
        atTheEnd = metrics.stream().filter(reference -> reference.get() != null).count();
      }
    }
  }
}
