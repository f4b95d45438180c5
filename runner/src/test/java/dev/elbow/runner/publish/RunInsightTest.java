package dev.elbow.runner.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.reports.model.Dependence;
import dev.elbow.reports.model.Importance;
import dev.elbow.reports.model.ObjectiveInsight;
import dev.elbow.reports.model.ParameterValue;
import dev.elbow.runner.insight.Insight;
import dev.elbow.runner.search.encoding.SpaceEncoding;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOutcome;
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
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunInsightTest {
  @TempDir Path directory;

  private SweepSpec spec;

  @BeforeEach
  void read() throws IOException {
    Path file = Files.writeString(directory.resolve("sweep.yaml"), ExampleRun.SWEEP);
    spec = ((ReadResult.Valid) new SpecReader().read(file)).spec();
  }

  @Test
  void carries_what_the_trials_say_to_the_report_in_the_order_of_importance() {
    ObjectiveInsight insight = ofReport(trials(30));

    assertThat(insight.metricId()).isEqualTo("valid_iwae64");
    assertThat(insight.trials()).isEqualTo(30);
    assertThat(insight.explained().orElseThrow()).isGreaterThan(0.8);
    assertThat(insight.importances()).extracting(Importance::parameter).startsWith(1, 0);
    Dependence beta = insight.dependences().get(0);
    assertThat(beta.parameter()).isEqualTo(1);
    assertThat(beta.points().get(0).at()).isEqualTo(new ParameterValue.Numeric(0.1));
    assertThat(beta.points().get(0).mean()).isGreaterThan(beta.points().get(24).mean());
    assertThat(insight.pair().orElseThrow().first()).isEqualTo(1);
  }

  @Test
  void counts_stopped_trials_but_no_replicates_and_none_without_a_finite_value() {
    List<TrialRecord> trials = new ArrayList<>(trials(30));
    Trial first = trials.get(0).trial();
    trials.set(1, with(trials.get(1), stopped(-30)));
    trials.set(2, with(trials.get(2), completed(Double.NaN)));
    trials.set(
        3,
        with(
            trials.get(3),
            new TrialOutcome.Failed(TrialOutcome.Failed.Cause.DIVERGED, "the loss is NaN")));
    trials.add(
        record(
            Trial.of(new TrialId(31), first.assignment(), 7, TrialOrigin.replicateOf(first.id())),
            completed(-20)));

    assertThat(RunInsight.of(spec, trials, Map.of()).get(0).insight().trials()).isEqualTo(28);
  }

  @Test
  void says_why_where_there_is_nothing_to_tell() {
    assertThat(ofReport(trials(4)).missing()).contains("4 with a value of the objective");
    assertThat(ofReport(trials(4)).importances()).isEmpty();
  }

  @Test
  void json_has_every_parameter_and_the_same_numbers() {
    List<RunInsight> insights = RunInsight.of(spec, trials(30), Map.of());
    ArrayNode json = InsightJson.of(insights);
    Insight.Found found = (Insight.Found) insights.get(0).insight();

    assertThat(json.get(0).get("objective").asText()).isEqualTo("valid_iwae64");
    assertThat(json.get(0).get("explained").asDouble()).isEqualTo(found.explained().orElseThrow());
    assertThat(json.get(0).get("parameters")).hasSize(3);
    assertThat(json.get(0).get("parameters").get(0).get("parameter").asText()).isEqualTo("beta");
    assertThat(json.get(0).get("parameters").get(0).get("total").asDouble())
        .isEqualTo(found.importances().get(0).total());
    assertThat(json.get(0).get("reason").isNull()).isTrue();

    ArrayNode few = InsightJson.of(RunInsight.of(spec, trials(4), Map.of()));
    assertThat(few.get(0).get("explained").isNull()).isTrue();
    assertThat(few.get(0).get("reason").asText()).contains("Too few trials");
  }

  private ObjectiveInsight ofReport(List<TrialRecord> trials) {
    ReportFindings findings = new ReportFindings(TrialTable.parameterNames(spec.space()));
    return findings.of(RunInsight.of(spec, trials, Map.of()).get(0));
  }

  /** The bound falls with ln β, and a little with the latent size. */
  private List<TrialRecord> trials(int count) {
    SpaceEncoding encoding = SpaceEncoding.of(spec.space());
    Random random = new Random(5);
    List<TrialRecord> trials = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      Assignment assignment = encoding.decode(random.doubles(encoding.dimensions()).toArray());
      double beta = Math.log(assignment.get("beta").orElseThrow().asNumber());
      double latents = assignment.get("latent_size").orElseThrow().asNumber();
      Trial trial = Trial.of(new TrialId(number), assignment, 7, TrialOrigin.SEQUENCE);
      trials.add(record(trial, completed(-20 - 2 * beta - 0.1 * latents)));
    }
    return trials;
  }

  private static TrialRecord with(TrialRecord trial, TrialOutcome outcome) {
    return record(trial.trial(), outcome);
  }

  private static TrialRecord record(Trial trial, TrialOutcome outcome) {
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

  private static TrialOutcome completed(double bound) {
    return new TrialOutcome.Completed(metrics(bound), TrialNumbers.HEALTHY, 2);
  }

  private static TrialOutcome stopped(double bound) {
    return new TrialOutcome.Stopped("behind", metrics(bound), TrialNumbers.HEALTHY, 1);
  }

  private static FinalMetrics metrics(double bound) {
    return TrialNumbers.finals(
        2, bound - 1, 0.2, 10, 6, OptionalDouble.empty(), bound, 0.2, 5, 0.25, List.of());
  }
}
