package dev.elbow.core.estimators.latents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.GaussianData;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Posterior;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class GaussianAggregateTest {

  @Test
  void aShiftedNarrowerNormal() {
    GaussianAggregate aggregate =
        GaussianAggregate.of(posterior(new Matrix(new float[] {1, 1, 1}, 3, 1), .5));

    assertThat(aggregate.klNats()).isCloseTo(.596574, within(5e-7));
    assertThat(aggregate.dimensionWiseKlNats()).isCloseTo(.596574, within(5e-7));
    assertThat(aggregate.totalCorrelationNats()).isZero();
    assertThat(aggregate.biasNats()).isZero();
  }

  @Test
  void correlatedMeans() {
    // Σ = (1, .4; .4, 1) and m = (1, 0): KL = ½ − ½ ln(1 − .4²).
    double correlation = -.5 * Math.log(1 - .4 * .4);

    GaussianAggregate aggregate = GaussianAggregate.of(posterior(correlated(20_000), .5));

    // The covariance is exact but for n − 1 and floats: 1 in 20,000.
    assertThat(aggregate.totalCorrelationNats()).isCloseTo(correlation, within(1e-4));
    assertThat(aggregate.klNats()).isCloseTo(.5 + correlation, within(2e-4));
  }

  @Test
  void blocksSayTheSameAsOne() {
    Posterior posterior = posterior(correlated(1000), .5);
    AggregateMoments moments = new AggregateMoments(2);
    PosteriorBlocks.forEach(x -> posterior(x, .5), posterior.mean(), 37, moments::add);

    GaussianAggregate one = GaussianAggregate.of(posterior);
    GaussianAggregate inBlocks = moments.gaussian();

    assertThat(inBlocks.examples()).isEqualTo(1000);
    assertThat(inBlocks.klNats()).isCloseTo(one.klNats(), within(1e-12));
    assertThat(inBlocks.totalCorrelationNats())
        .isCloseTo(one.totalCorrelationNats(), within(1e-12));
  }

  @Test
  void scalesMayDifferByManyOrdersOfMagnitude() {
    float[] logVariances = new float[400];
    for (int i = 1; i < logVariances.length; i += 2) {
      logVariances[i] = -40;
    }
    Posterior posterior = new Posterior(Matrix.zeros(200, 2), new Matrix(logVariances, 200, 2));

    GaussianAggregate aggregate = GaussianAggregate.of(posterior);

    assertThat(aggregate.klNats()).isCloseTo(.5 * (-1 + 40), within(1e-9));
    assertThat(aggregate.totalCorrelationNats()).isZero();
  }

  @Test
  void theBiasIsWhatFewExamplesAdd() {
    // q(z) = N(0, I) exactly. 40 estimates of .9 nats spread by about .08 each.
    double[] estimates = new double[40];
    double[] biases = new double[40];
    for (int i = 0; i < estimates.length; i++) {
      Matrix means = Matrix.zeros(200, 20);
      NormalNoise.seeded(i).fill(means);
      for (int j = 0; j < means.values().length; j++) {
        means.values()[j] *= (float) Math.sqrt(.8);
      }
      GaussianAggregate aggregate = GaussianAggregate.of(posterior(means, .2));
      estimates[i] = aggregate.klNats();
      biases[i] = aggregate.biasNats();
    }

    // The series' next term is about 10 % at 20 latents of 200 examples.
    assertThat(Arrays.stream(estimates).average().orElseThrow() / StatUtils.mean(biases))
        .isCloseTo(1, within(.15));
  }

  @Test
  void itRefusesWhatItCannotSay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AggregateMoments(513))
        .withMessage("a covariance is kept for 1 to 512 latents, not 513");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GaussianAggregate.of(posterior(Matrix.zeros(1, 2), 1)))
        .withMessageContaining("two examples");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> GaussianAggregate.of(posterior(new Matrix(new float[] {1, Float.NaN}, 2, 1), 1)))
        .withMessageContaining("not finite");
    Matrix twins = new Matrix(new float[] {1, 1, 2, 2, 3, 3}, 3, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GaussianAggregate.of(posterior(twins, 1e-20)))
        .withMessageContaining("singular");
  }

  @Test
  void manyLatentsAreMeasuredOnFewerExamples() {
    GaussianAggregate aggregate = GaussianAggregate.of(posterior(Matrix.zeros(1000, 512), 1));

    assertThat(aggregate.examples()).isEqualTo(762);
    assertThat(aggregate.klNats()).isCloseTo(0, within(1e-9));
  }

  /** Mean (1, 0), variances ½ and covariance .4, exactly. */
  private static Matrix correlated(int examples) {
    Matrix means = GaussianData.withCovariance(List.of(.9, .1), examples, 4);
    float[] values = means.values();
    for (int i = 0; i < values.length; i += 2) {
      float sum = (float) ((values[i] + values[i + 1]) * Math.sqrt(.5));
      float difference = (float) ((values[i] - values[i + 1]) * Math.sqrt(.5));
      values[i] = 1 + sum;
      values[i + 1] = difference;
    }
    return means;
  }

  private static Posterior posterior(Matrix means, double variance) {
    float[] logVariances = new float[means.values().length];
    Arrays.fill(logVariances, (float) Math.log(variance));
    return new Posterior(means, new Matrix(logVariances, means.rows(), means.columns()));
  }
}
