package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.runner.search.Observation;
import dev.elbow.runner.search.Observation.Failed;
import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.EarlierTrial;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialReader;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.warm.WarmStartException;
import dev.elbow.runner.worker.FakeTrials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps of fake workers that learn from runs of fake workers, in real files. */
@Timeout(120)
class WarmStartTest {
  private static final String SWEEP =
      """
      name: fake
      seed: 7
      method: tpe
      metric: valid_elbo
      parameters:
        behaviour: {presets: {complete: {}, diverge: {}, exit: {}, hang: {beta: 2}}}
      data: {dataset: digits, validation: 300, test: 300}
      training: {epochs: 2}
      """;

  @TempDir static Path once;
  private static RunDirectory original = new RunDirectory(Path.of(""));

  @TempDir Path out;
  private final List<String> remarks = new ArrayList<>();
  private RunDirectory earlier = new RunDirectory(Path.of(""));

  @BeforeAll
  static void run_a_sweep_to_learn_from() throws IOException {
    FakeSweep sweep = new FakeSweep(List.of("complete", "diverge"));
    original = start(sweep, SWEEP, "00ff", once, new SweepListener() {}).run();
  }

  @BeforeEach
  void copy_it() throws IOException {
    earlier = new RunDirectory(out.resolve(original.id()));
    Files.createDirectories(earlier.root());
    for (Path file : List.of(original.database(), original.sweepFile(), original.provenance())) {
      Files.copy(file, earlier.root().resolve(file.getFileName()));
    }
  }

  private SweepSummary start(FakeSweep sweep, String text, String data) throws IOException {
    return start(sweep, text, data, out, listener());
  }

  private static SweepSummary start(
      FakeSweep sweep, String text, String data, Path out, SweepListener listener)
      throws IOException {
    return sweep
        .runner(1, Clock.systemUTC())
        .start(
            spec(text, out),
            text,
            FakeSweep.options(out).withData(data),
            listener,
            new StopSignal());
  }

  private SweepSpec spec(String text) throws IOException {
    return spec(text, out);
  }

  private static SweepSpec spec(String text, Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("s.yaml"), text);
    ReadResult result = new SpecReader().read(file);
    assertThat(result).as(result.toString()).isInstanceOf(ReadResult.Valid.class);
    return ((ReadResult.Valid) result).spec();
  }

  private SweepListener listener() {
    return new SweepListener() {
      @Override
      public void remark(String text) {
        remarks.add(text);
      }
    };
  }

  private String warm(String text) {
    return text + "warm_start: " + earlier.root() + "\n";
  }

  @Test
  void the_search_knows_what_became_of_the_earlier_trials() throws IOException {
    FakeSweep sweep = new FakeSweep(List.of());
    start(sweep, warm(SWEEP), "00ff");

    assertThat(sweep.earlier())
        .containsExactly(
            new Observation(FakeTrials.assignment("complete"), Observation.score(-1)),
            new Observation(FakeTrials.assignment("diverge"), new Failed()));
    assertThat(remarks).containsExactly("Learning from 2 trials of " + earlier.id());
  }

  @Test
  void a_training_that_was_stopped_early_counts_for_what_it_might_have_become() throws IOException {
    try (TrialStore store = SqliteTrialStore.open(earlier.database())) {
      train(store, 3, "hang", List.of(-60.0, -50.0), false);
      train(store, 4, "exit", List.of(-70.0), true);
    }
    FakeSweep sweep = new FakeSweep(List.of());
    start(sweep, warm(SWEEP), "00ff");

    // Of the trainings that went on, one gained nothing after its first epoch and one 10 nats.
    assertThat(sweep.earlier().get(3))
        .isEqualTo(
            new Observation(
                FakeTrials.assignment("exit"), new Measured(List.of(-65.0), List.of(), false)));
  }

  private static void train(
      TrialStore store, int number, String behaviour, List<Double> elbos, boolean stopped) {
    TrialId id = new TrialId(number);
    store.create(FakeTrials.trial(number, behaviour));
    AttemptId attempt = store.startAttempt(id, "cpu:0", Instant.EPOCH);
    for (int epoch = 1; epoch <= elbos.size(); epoch++) {
      store.appendEpoch(
          attempt,
          TrialNumbers.epoch(epoch, 1, 0, elbos.get(epoch - 1), 1, 1, 1, 0, 1),
          Instant.EPOCH);
    }
    double last = elbos.get(elbos.size() - 1);
    FinalMetrics metrics =
        TrialNumbers.finals(
            1, last, 0.1, 80, 20, OptionalDouble.empty(), last, 0.1, 5, 0, List.of(0.5));
    store.finish(
        attempt,
        stopped
            ? new TrialOutcome.Stopped("behind", metrics, TrialNumbers.HEALTHY, elbos.size())
            : new TrialOutcome.Completed(metrics, TrialNumbers.HEALTHY, elbos.size()),
        Instant.EPOCH);
  }

  @Test
  void a_run_is_found_by_its_name_below_the_directory_of_runs() throws IOException {
    FakeSweep sweep = new FakeSweep(List.of());
    start(sweep, SWEEP.replace("fake", "other") + "warm_start: fake\n", "00ff");
    assertThat(sweep.earlier()).hasSize(2);
  }

  @Test
  void a_resume_knows_the_same_whatever_has_become_of_the_earlier_run() throws Exception {
    FakeSweep sweep = new FakeSweep(List.of("complete", "exit"));
    String text = warm(SWEEP) + "budget: {trials: 1}\n";
    RunDirectory run = start(sweep, text, "00ff").run();
    delete(earlier.root());
    FakeSweep again = new FakeSweep(List.of("complete", "exit"));

    again
        .runner(1, Clock.systemUTC())
        .resume(
            run,
            spec(text.replace("trials: 1", "trials: 2")),
            FakeSweep.options(out),
            listener(),
            new StopSignal());

    assertThat(again.earlier()).isEqualTo(sweep.earlier()).hasSize(2);
    assertThat(remarks).hasSize(1);
  }

  @Test
  void a_run_that_died_before_it_took_them_over_does_so_when_it_is_resumed() throws Exception {
    RunDirectory run = start(new FakeSweep(List.of()), warm(SWEEP), "00ff").run();
    Files.delete(run.database());
    FakeSweep sweep = new FakeSweep(List.of());

    sweep
        .runner(1, Clock.systemUTC())
        .resume(run, spec(warm(SWEEP)), FakeSweep.options(out), listener(), new StopSignal());

    assertThat(sweep.earlier()).hasSize(2);
  }

  @Test
  void the_store_says_where_each_earlier_trial_came_from() throws IOException {
    RunDirectory run = start(new FakeSweep(List.of()), warm(SWEEP), "00ff").run();

    try (TrialReader reader = SqliteTrialStore.openReadOnly(run.database())) {
      assertThat(reader.earlier())
          .extracting(EarlierTrial::run, EarlierTrial::trial)
          .containsExactly(
              tuple(earlier.root().toString(), new TrialId(1)),
              tuple(earlier.root().toString(), new TrialId(2)));
    }
  }

  @Test
  void trials_outside_the_space_are_left_out_with_a_remark() throws IOException {
    FakeSweep sweep = new FakeSweep(List.of());
    start(sweep, warm(SWEEP.replace("diverge: {}, ", "")), "00ff");

    assertThat(sweep.earlier())
        .extracting(Observation::assignment)
        .containsExactly(FakeTrials.assignment("complete"));
    assertThat(remarks)
        .containsExactly(
            "Learning from 1 trial of " + earlier.id(),
            "1 of 2 trials of " + earlier.id() + " lie outside the space and are not used");
  }

  @Test
  void another_seed_is_remarked_because_it_splits_the_data_otherwise() throws IOException {
    start(new FakeSweep(List.of()), warm(SWEEP.replace("seed: 7", "seed: 8")), "00ff");
    assertThat(remarks).hasSize(2).last().asString().contains("the seed 7, this sweep with 8");
  }

  @Test
  void every_difference_is_said_before_anything_is_written() throws IOException {
    String other =
        warm(
            SWEEP
                .replace("metric: valid_elbo", "metric: valid_iwae64")
                .replace("validation: 300", "validation: 200")
                .replace("name: fake", "name: other")
                .replace("behaviour:", "manner:")
                .replace("test: 300", "test: 300, binarize: none")
                .replace("dataset: digits", "dataset: mnist"));

    assertThatThrownBy(() -> start(new FakeSweep(List.of()), other, "ee11"))
        .isInstanceOf(WarmStartException.class)
        .hasMessage(
            Stream.of(
                    "metric: maximize valid_elbo there, maximize valid_iwae64 here",
                    "data: digits with SHA-256 00ff there, mnist with SHA-256 ee11 here",
                    "data.binarize: threshold there, none here",
                    "data.validation: 300 there, 200 here",
                    "parameters.behaviour: searched there, not here",
                    "parameters.manner: searched here, not there")
                .map(difference -> "\n  " + earlier.id() + ": " + difference)
                .reduce("warm_start:", String::concat));
    assertThat(out.resolve("other")).doesNotExist();
  }

  @Test
  void data_that_changed_under_the_same_name_are_others() {
    assertThatThrownBy(() -> start(new FakeSweep(List.of()), warm(SWEEP), "ee11"))
        .hasMessage(
            "warm_start: %s: data: with SHA-256 00ff there, with SHA-256 ee11 here"
                .formatted(earlier.id()));
  }

  @Test
  void fixed_settings_and_presets_of_the_same_name_must_train_the_same() {
    String other =
        SWEEP.replace("epochs: 2", "epochs: 3").replace("complete: {}", "complete: {l2: 0.1}");

    assertThatThrownBy(() -> start(new FakeSweep(List.of()), warm(other), "00ff"))
        .hasMessageContainingAll(
            earlier.id() + ": training.epochs: 2 there, 3 here",
            earlier.id() + ": training.l2: 0.0 there, 0.1 here");
  }

  @Test
  void a_parameter_of_another_kind_is_another_parameter() {
    String fixed =
        SWEEP.replace(
            "parameters:\n", "budget: {trials: 3}\nparameters:\n  beta: {min: 1, max: 2}\n");

    assertThatThrownBy(
            () ->
                start(
                    new FakeSweep(List.of()),
                    warm(fixed.replace("hang: {beta: 2}", "hang: {}")),
                    "00ff"))
        .hasMessage(
            "warm_start: %s: parameters.beta: searched here, not there".formatted(earlier.id()));
  }

  @Test
  void a_space_without_any_of_the_earlier_trials_is_said() {
    assertThatThrownBy(
            () ->
                start(
                    new FakeSweep(List.of()),
                    warm(SWEEP.replace("complete: {}, diverge: {}, ", "")),
                    "00ff"))
        .hasMessage(
            "warm_start: %s: none of the 2 trials that have ended lies in the space of this sweep"
                .formatted(earlier.id()));
  }

  @Test
  void a_run_without_an_ended_trial_has_nothing_to_teach() throws IOException {
    earlier = start(new FakeSweep(List.of()), SWEEP, "00ff").run();

    assertThatThrownBy(() -> start(new FakeSweep(List.of()), warm(SWEEP), "00ff"))
        .hasMessage(
            "warm_start: %s: no trial of it has ended, so there is nothing to learn from"
                .formatted(earlier.id()));
  }

  @Test
  void no_run_is_said_to_be_none() {
    assertThatThrownBy(
            () -> start(new FakeSweep(List.of()), SWEEP + "warm_start: nothing\n", "00ff"))
        .hasMessageStartingWith("warm_start: nothing is no run");
  }

  @Test
  void a_sweep_file_that_this_version_cannot_read_is_said_to_be_one() throws IOException {
    Files.writeString(earlier.sweepFile(), "name: fake\nfrom_the_future: 1\n");
    Path provenance = earlier.provenance();
    Files.writeString(
        provenance,
        Files.readString(provenance).replaceFirst("\"elbow\" : \"[^\"]*\"", "\"elbow\" : \"9.0\""));

    assertThatThrownBy(() -> start(new FakeSweep(List.of()), warm(SWEEP), "00ff"))
        .hasMessageContainingAll("cannot read its sweep file", "run with Elbow 9.0");
  }

  @Test
  void another_version_that_can_be_read_is_remarked() throws IOException {
    Path provenance = earlier.provenance();
    Files.writeString(
        provenance,
        Files.readString(provenance).replaceFirst("\"elbow\" : \"[^\"]*\"", "\"elbow\" : \"0.0\""));

    start(new FakeSweep(List.of()), warm(SWEEP), "00ff");

    assertThat(remarks).last().asString().contains("was run with Elbow 0.0");
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
