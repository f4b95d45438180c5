package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.spec.SweepSpec.Method;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.store.TrialFiles;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptModelsTest {
  @TempDir Path directory;
  private RunDirectory run;
  private KeptModels models;

  @BeforeEach
  void begin() {
    run = new RunDirectory(directory);
    start(FormulaSweep.of(Method.RANDOM, 9).spec(), List.of());
  }

  private void start(SweepSpec spec, List<TrialRecord> before) {
    models = new KeptModels(spec, 2);
    models.runStarted(run, new RunSnapshot(OptionalInt.empty(), List.of(), before), 1);
  }

  @Test
  void the_models_of_the_best_so_many_stay() {
    end(trained(1, 5), trained(2, 7), trained(3, 6), trained(4, 1), trained(5, 9));
    assertThat(withModel()).containsExactly(2, 5);
  }

  @Test
  void a_model_that_was_not_kept_says_why() {
    end(trained(1, 5), trained(2, 7), trained(3, 6));
    assertThat(new TrialFiles(run, new TrialId(1)).isModelRemoved()).isTrue();
    assertThat(new TrialFiles(run, new TrialId(2)).isModelRemoved()).isFalse();
    assertThat(run.trial(new TrialId(1)).resolve("model-removed.txt"))
        .content()
        .contains("not among the best 2")
        .contains("keep: all");
  }

  @Test
  void what_an_earlier_launch_left_is_looked_at_too() {
    List<TrialRecord> before = List.of(trained(1, 5), trained(2, 7), trained(3, 6));
    before.forEach(this::leaveFiles);
    start(FormulaSweep.of(Method.RANDOM, 9).spec(), before);
    assertThat(withModel()).containsExactly(2, 3);
  }

  @Test
  void all_that_is_trained_again_stays_until_its_replicates_have_decided() {
    start(FormulaSweep.of(Method.RANDOM, 9).replicate(1, 3).spec(), List.of());
    end(trained(1, 5), trained(2, 4), trained(3, 3), trained(4, 2));
    assertThat(withModel()).containsExactly(1, 2, 3);
    end(replicate(5, 1, 0), replicate(6, 2, 8), replicate(7, 3, 9));
    assertThat(withModel()).containsExactly(1, 2, 3, 5, 6, 7);
    models.settle();
    assertThat(withModel()).containsExactly(2, 3, 6, 7);
  }

  @Test
  void a_link_is_removed_and_not_what_it_points_to() throws IOException {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path mine = Files.writeString(elsewhere.resolve("mine.txt"), "mine");
    TrialRecord worst = trained(1, 1);
    leaveFiles(worst);
    Files.createSymbolicLink(run.model(worst.id()).resolve("link"), elsewhere);
    models.trialEnded(worst);
    end(trained(2, 7), trained(3, 6));
    assertThat(withModel()).containsExactly(2, 3);
    assertThat(mine).content().isEqualTo("mine");
  }

  private void end(TrialRecord... trials) {
    for (TrialRecord trial : trials) {
      leaveFiles(trial);
      models.trialEnded(trial);
    }
  }

  private void leaveFiles(TrialRecord trial) {
    try {
      Files.writeString(
          Files.createDirectories(run.model(trial.id())).resolve("weights.bin"), "weights");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Integer> withModel() {
    return IntStream.rangeClosed(1, 9)
        .filter(number -> Files.exists(run.model(new TrialId(number))))
        .boxed()
        .toList();
  }

  private static TrialRecord trained(int number, double elbo) {
    return ended(number, TrialOrigin.SEQUENCE, FormulaTrials.completed(elbo));
  }

  private static TrialRecord replicate(int number, int of, double elbo) {
    return ended(number, TrialOrigin.replicateOf(new TrialId(of)), FormulaTrials.completed(elbo));
  }

  private static TrialRecord ended(int number, TrialOrigin origin, TrialOutcome outcome) {
    return new TrialRecord(
        Trial.of(new TrialId(number), new Assignment(Map.of()), 1, origin),
        TrialState.of(outcome),
        1,
        Optional.of("cpu:0"),
        Optional.of(Instant.EPOCH),
        Optional.of(Instant.EPOCH),
        Optional.empty(),
        Optional.of(outcome));
  }
}
