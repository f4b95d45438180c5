package dev.elbow.runner.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.search.bayes.FrontProposal;
import dev.elbow.runner.search.gp.Prediction;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOrigin.Kind;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  private static final FrontProposal PROPOSAL =
      new FrontProposal(
          new Assignment(Map.of()),
          List.of(new Prediction(12, 0.01), new Prediction(90, 4)),
          true,
          OptionalDouble.of(0.75),
          false);

  @Test
  void a_prediction_is_in_the_terms_of_its_metric_whichever_way_that_is_to_go() {
    TrialOrigin reason = new Reasons(List.of(Goal.MINIMIZE, Goal.MAXIMIZE)).of(PROPOSAL);
    assertThat(reason.kind()).isEqualTo(Kind.EXPLOIT);
    assertThat(reason.explanation())
        .isEqualTo(
            "exploits: predicted 12.00 ± 0.10 and -90.0 ± 2.0, which would extend the front,"
                + " feasible with probability 0.75");
  }
}
