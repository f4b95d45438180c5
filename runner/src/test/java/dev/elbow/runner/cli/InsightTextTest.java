package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.insight.Insight;
import dev.elbow.runner.insight.ParameterImportance;
import dev.elbow.runner.publish.RunInsight;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.spec.MetricSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class InsightTextTest {
  private static final MetricSpec ELBO = new MetricSpec(Metric.VALID_ELBO, Goal.MAXIMIZE);

  @Test
  void bars_are_filled_as_far_as_a_parameter_counts_alone() {
    Insight found =
        new Insight.Found(
            40,
            OptionalDouble.of(0.874),
            List.of(
                new ParameterImportance("latent_size", 0.5, 0.75),
                new ParameterImportance("beta", 0, 0.004)),
            List.of(),
            Optional.empty());

    assertThat(InsightText.lines(List.of(new RunInsight(ELBO, found)), 100))
        .containsExactly(
            "",
            "what matters for valid_elbo, by a model of 40 trials (R² 0.87 on trials that it did"
                + " not see)",
            "parameter    alone  in all",
            "latent_size   50 %    75 %  ############......",
            "beta           0 %     0 %");
  }

  @Test
  void a_narrow_terminal_breaks_the_reason_into_lines() {
    Insight missing =
        new Insight.Missing(3, OptionalDouble.empty(), "Too few trials to tell: 3 of 10.");

    assertThat(InsightText.lines(List.of(new RunInsight(ELBO, missing)), 40))
        .hasSizeGreaterThan(2)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
  }
}
