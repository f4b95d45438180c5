package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.provenance.Provenance;
import dev.elbow.runner.provenance.ProvenanceFile;
import dev.elbow.runner.publish.ExampleRun;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunLock;
import dev.elbow.runner.store.Runs;
import dev.elbow.runner.trial.FakeEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a run from going on: each is said before anything is started. */
class ResumeCommandTest {
  @TempDir Path directory;
  private Path runs;
  private RunDirectory run;
  private Path sweep;

  @BeforeEach
  void createRun() throws IOException {
    runs = directory.resolve("runs");
    run = ExampleRun.create(runs);
    sweep = Files.writeString(directory.resolve("sweep.yaml"), ExampleRun.SWEEP);
    recordData(Optional.empty());
  }

  private void recordData(Optional<String> sha256) throws IOException {
    new ProvenanceFile(run.provenance())
        .write(
            new Provenance(
                "example",
                7,
                Provenance.Software.current(),
                sha256.stream().map(unused -> FakeEngine.version("1.0").facts()).toList(),
                sha256.map(hash -> new Provenance.Data("digits", hash)),
                List.of()));
  }

  private Call resume() {
    return Call.elbow("resume", "example", "--out", runs.toString());
  }

  private void assertRefused(Call call, String message) throws IOException {
    assertThat(call.err()).startsWith("elbow: ").contains(message);
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.out()).isEmpty();
    assertThat(new Runs(runs).list()).containsExactly(run);
    assertThat(run.trials()).doesNotExist();
  }

  @Test
  void resume_of_a_run_that_is_going_on_is_refused() throws Exception {
    try (RunLock lock = RunLock.acquire(run)) {
      assertRefused(resume(), lock.run() + ": another elbow process is working on this run");
    }
  }

  @Test
  void run_resume_of_a_run_that_is_going_on_starts_no_second_one() throws Exception {
    try (RunLock lock = RunLock.acquire(run)) {
      assertRefused(
          Call.elbow("run", sweep.toString(), "--resume", "--out", runs.toString()),
          lock.run() + ": another elbow process is working on this run");
    }
  }

  @Test
  void data_that_changed_are_refused_with_both_hashes() throws IOException {
    recordData(Optional.of("00ff"));
    assertRefused(
        resume(),
        "digits: the data have changed since " + run.id() + " was started: expected SHA-256 00ff");
  }

  @Test
  void data_that_are_gone_cost_no_trial() throws IOException {
    Files.writeString(
        run.sweepFile(), ExampleRun.SWEEP.replace("dataset: digits", "path: gone.csv"));
    assertRefused(resume(), "gone.csv");
  }
}
