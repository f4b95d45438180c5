package dev.elbow.runner.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.Objectives;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SearchSpec;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunHistory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.ReplicatedRanking;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page ranks its rows by itself; it must not have another best trial than the terminal. */
class RankingsAgreeTest {
  private static final double[] VALUES = {
    -3, -2.5, -2.5, -1, -0.0, 0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };

  @TempDir Path directory;

  @Test
  void the_page_ranks_trials_as_every_command_does() throws IOException {
    for (String goal : List.of("maximize", "minimize")) {
      SweepSpec spec = spec(goal);
      for (long seed = 0; seed < 200; seed++) {
        RunContents contents = contents(spec, new Random(seed));
        assertThat(ofPage(contents)).as("%s, seed %d", goal, seed).isEqualTo(ofCommands(contents));
      }
    }
  }

  @Test
  void the_page_ranks_the_trials_of_two_objectives_as_every_command_does() throws IOException {
    SweepSpec one = spec("maximize");
    SweepSpec spec = withSecond(one, new MetricSpec(Metric.VALID_RATE, Goal.MINIMIZE));
    for (long seed = 0; seed < 300; seed++) {
      RunContents contents = contents(spec, new Random(seed));
      assertThat(ofPage(contents)).as("seed %d", seed).isEqualTo(ofCommands(contents));
      assertThat(frontOfPage(contents)).as("seed %d", seed).isEqualTo(frontOfCommands(contents));
    }
  }

  @Test
  void the_page_ranks_by_the_means_of_replicates_as_every_command_does() throws IOException {
    for (String goal : List.of("maximize", "minimize")) {
      SweepSpec spec = replicating(spec(goal));
      int decided = 0;
      for (long seed = 0; seed < 300; seed++) {
        RunContents contents = replicated(contents(spec, new Random(seed)), new Random(seed));
        ReplicatedRanking ranking = ReplicatedRanking.of(spec, contents.snapshot().trials());
        assertThat(ofPage(contents))
            .as("%s, seed %d", goal, seed)
            .isEqualTo(ranking.order().stream().map(trial -> trial.id().number()).toList());
        decided += ranking.areByMean() ? 1 : 0;
      }
      assertThat(decided).isGreaterThan(5);
    }
  }

  private static SweepSpec replicating(SweepSpec spec) {
    return new SweepSpec(
        spec.name(),
        spec.seed(),
        new SearchSpec(
            spec.method(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.of(new SearchSpec.Replicates(2, 3))),
        spec.objectives(),
        spec.constraints(),
        spec.space(),
        spec.template(),
        spec.data(),
        spec.budget(),
        spec.diagnostics(),
        spec.devices(),
        spec.engines(),
        spec.retry(),
        spec.keep());
  }

  /** Two more trainings of each trial that the sweep would pick, whatever becomes of them. */
  private RunContents replicated(RunContents contents, Random random) {
    List<TrialRecord> trials = new ArrayList<>(contents.snapshot().trials());
    for (TrialRecord picked : ReplicatedRanking.of(contents.spec(), trials).toReplicate()) {
      for (int run = 0; run < 2; run++) {
        trials.add(trial(trials.size() + 1, random, TrialOrigin.replicateOf(picked.id())));
      }
    }
    RunSnapshot snapshot = new RunSnapshot(OptionalInt.empty(), List.of(), trials);
    return new RunContents(
        contents.run(), contents.spec(), false, new RunHistory(snapshot, Map.of()));
  }

  private static List<Integer> frontOfPage(RunContents contents) {
    SweepReport report = new ReportAssembler(contents, Instant.EPOCH).assemble();
    return dev.elbow.reports.stats.Ranking.of(report).onFront().stream()
        .map(scored -> scored.trial().number())
        .sorted()
        .toList();
  }

  private static List<Integer> frontOfCommands(RunContents contents) {
    return contents.ranking().front(contents.snapshot().trials()).stream()
        .map(trial -> trial.id().number())
        .sorted()
        .toList();
  }

  private static SweepSpec withSecond(SweepSpec spec, MetricSpec second) {
    return new SweepSpec(
        spec.name(),
        spec.seed(),
        spec.search(),
        new Objectives(List.of(spec.metric(), second)),
        spec.constraints(),
        spec.space(),
        spec.template(),
        spec.data(),
        spec.budget(),
        spec.diagnostics(),
        spec.devices(),
        spec.engines(),
        spec.retry(),
        spec.keep());
  }

  private static List<Integer> ofPage(RunContents contents) {
    SweepReport report = new ReportAssembler(contents, Instant.EPOCH).assemble();
    return dev.elbow.reports.stats.Ranking.of(report).trials().stream()
        .map(scored -> scored.trial().number())
        .toList();
  }

  private static List<Integer> ofCommands(RunContents contents) {
    return contents.ranking().order(contents.snapshot().trials()).stream()
        .map(trial -> trial.id().number())
        .toList();
  }

  private SweepSpec spec(String goal) throws IOException {
    String constraints = "constraints: [\"active_units >= 2\", \"collapse_fraction < 0.5\"]";
    String metric = "metric: {name: valid_elbo, goal: " + goal + "}\n";
    Path file =
        Files.writeString(
            directory.resolve("sweep.yaml"),
            metric + ExampleRun.SWEEP.replaceFirst("constraints: .*", constraints));
    return ((ReadResult.Valid) new SpecReader().read(file)).spec();
  }

  private RunContents contents(SweepSpec spec, Random random) {
    List<TrialRecord> trials =
        IntStream.rangeClosed(1, 12).mapToObj(number -> trial(number, random)).toList();
    RunSnapshot snapshot = new RunSnapshot(OptionalInt.empty(), List.of(), trials);
    return new RunContents(
        new RunDirectory(directory), spec, false, new RunHistory(snapshot, Map.of()));
  }

  private static TrialRecord trial(int number, Random random) {
    return trial(number, random, TrialOrigin.SEQUENCE);
  }

  private static TrialRecord trial(int number, Random random, TrialOrigin origin) {
    Trial trial = Trial.of(new TrialId(number), new Assignment(Map.of()), 1, origin);
    FinalMetrics metrics = metrics(random);
    TrialOutcome outcome =
        switch (random.nextInt(10)) {
          case 0 -> new Failed(Failed.Cause.DIVERGED, "the loss is NaN");
          case 1 -> new TrialOutcome.Lost("killed");
          case 2, 3 -> new TrialOutcome.Stopped("behind", metrics, TrialNumbers.HEALTHY, 1);
          default -> new TrialOutcome.Completed(metrics, TrialNumbers.HEALTHY, 1);
        };
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

  private static FinalMetrics metrics(Random random) {
    double elbo = VALUES[random.nextInt(VALUES.length)];
    double collapse = random.nextInt(6) == 0 ? Double.NaN : random.nextInt(4) / 4.0;
    double rate = random.nextInt(5);
    return TrialNumbers.finals(
        1,
        elbo,
        0,
        rate,
        0,
        OptionalDouble.empty(),
        elbo,
        0,
        random.nextInt(4),
        collapse,
        List.of());
  }
}
